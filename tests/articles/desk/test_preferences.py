"""Everybody chooses the desk's language and its keys for themselves."""

import re

import pytest
from django.urls import reverse

from articles.models import Article
from tests.articles.desk.browsing import words_of
from tests.cast import a_draft

pytestmark = pytest.mark.django_db


def test_the_desk_speaks_the_language_chosen_from_the_next_page_on(client, cast):
    client.force_login(cast.rita)

    answer = client.post(
        reverse("desk:language"), {"language": "fr", "next": reverse("desk:queue")}, follow=True
    )

    assert answer.request["PATH_INFO"] == reverse("desk:queue")
    assert answer.headers["Content-Language"] == "fr"
    assert '<html lang="fr"' in answer.content.decode()


def test_a_language_nobody_speaks_here_is_refused_with_a_sentence(client, cast):
    client.force_login(cast.rita)

    answer = client.post(reverse("desk:language"), {"language": "tlh"})

    assert answer.status_code == 422
    assert "The desk speaks French and English." in words_of(answer)


def test_single_letters_can_be_turned_off(client, cast):
    client.force_login(cast.rita)

    answer = client.post(reverse("desk:keys"), {"single_keys": "off"}, follow=True)

    assert 'data-single-keys="off"' in answer.content.decode()


@pytest.mark.parametrize(
    "wanted", ["https://evil.test/", "//evil.test/desk/", "/admin/", "/\\evil.test/", "javascript:x"]
)
def test_small_forms_never_lead_off_the_desk(client, cast, wanted):
    client.force_login(cast.rita)

    answer = client.post(reverse("desk:keys"), {"single_keys": "on", "next": wanted})

    assert answer.headers["Location"] == reverse("desk:home")


def test_every_place_of_the_rail_opens(client, cast):
    client.force_login(cast.chip)
    page = client.get(reverse("desk:home")).content.decode()

    for name in ("new", "home", "queue", "schedule"):
        assert f'href="{reverse(f"desk:{name}")}"' in page
        assert client.get(reverse(f"desk:{name}")).status_code == 200


def test_the_rail_says_where_one_is_in_the_rooms_of_the_library_too(client, cast):
    client.force_login(cast.nora)

    for name in ("library", "arrive", "collections", "files"):
        page = client.get(reverse(f"pictures:{name}")).content.decode()
        here = re.findall(r'<a[^>]*aria-current="page"[^>]*>', page.split("<main")[0])
        assert [reverse("pictures:library") in link for link in here] == [True], name


def test_nothing_of_the_desk_is_shown_to_somebody_who_is_not_signed_in(client, cast):
    story = a_draft(cast)
    for url in (reverse("desk:home"), reverse("desk:queue"), reverse("desk:edit", args=[story.pk])):
        answer = client.get(url)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("account_login"))
    assert Article.objects.count() == 1


def test_a_page_that_is_about_to_send_words_can_ask_who_is_signed_in(client, cast):
    gone = client.get(reverse("desk:alive"))
    client.force_login(cast.rita)
    known = client.get(reverse("desk:alive")).json()

    assert gone.status_code == 302
    assert known["person"] == cast.rita.pk
    assert known["token"]
