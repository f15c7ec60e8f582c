"""The frame's addresses lead where they should."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_admin_signs_in_where_everybody_does():
    answer = Client().get("/admin/", follow=True)

    assert answer.redirect_chain[-1][0].startswith("/accounts/login/")


def test_both_editions_have_their_front_page():
    assert Client().get("/").headers["Content-Language"] == "fr"
    assert Client().get("/en/").headers["Content-Language"] == "en"


@pytest.mark.parametrize("path", ["/", "/en/", "/latest/"])
def test_a_reader_gets_no_cookie_and_no_page_of_their_own(path):
    answer = Client().get(path)

    assert answer.cookies == {}
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/healthz", "/nothing-here/"])
def test_every_answer_carries_the_strict_policy(path):
    policy = Client().get(path).headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
