import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_a_route_that_is_not_public_sends_strangers_to_sign_in():
    answer = Client().get(reverse("desk:home"))

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("account_login"))


def test_a_public_page_does_not_look_at_the_session():
    client = Client()
    client.cookies["sessionid"] = "of-somebody"

    answer = client.get("/")

    assert "Vary" not in answer.headers or "Cookie" not in answer.headers["Vary"]
