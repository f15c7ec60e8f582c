"""Pages about the paper: the chief's words, sanitised, in every version, and told to the pages that show them."""

import pytest
from django.db import DatabaseError, transaction

from accounts.models import Event
from articles.actions.standing import ChangedMeanwhile, NotYours, Words, add_page, keep_page
from articles.models import Announcement, StandingPage, StandingVersion
from articles.pages.links import story_url
from newsroom.refusals import Invalid
from tests.articles.newsstand import published, read, text_of

pytestmark = pytest.mark.django_db


def words(**said) -> Words:
    return Words(**{"slug": "contact", "title": "Contact", "body": "<p>Write to us.</p>"} | said)


@pytest.fixture
def contact(cast) -> StandingPage:
    return add_page("en", words(), actor=cast.chip)


def announced() -> set[str]:
    return set(Announcement.objects.latest("id").keys)


def test_readers_find_it_and_its_name_in_the_foot_of_every_page(cast, contact):
    live = published(cast)

    assert "Write to us." in text_of("/en/about/contact/")
    assert 'href="/en/about/contact/"' in text_of(story_url(live))
    assert 'href="/en/about/contact/"' not in text_of("/")


def test_the_page_called_about_is_at_about_itself(cast):
    add_page("en", words(slug="about", title="About us"), actor=cast.chip)

    assert "About us" in text_of("/en/about/")
    assert read("/about/").status_code == 404


def test_the_same_address_in_the_other_edition_is_its_translation(cast, contact):
    assert "hreflang" not in text_of("/en/about/contact/").split("</head>")[0]
    add_page("fr", words(title="Nous écrire"), actor=cast.chip)

    assert 'hreflang="fr"' in text_of("/en/about/contact/").split("</head>")[0]


@pytest.mark.parametrize("who", ["rita", "ed", "mia", "nora"])
def test_only_the_chief_writes_them(cast, contact, who):
    with pytest.raises(NotYours):
        add_page("en", words(slug="x"), actor=cast[who])
    with pytest.raises(NotYours):
        keep_page(contact.pk, words(title="Mine"), seen=1, actor=cast[who])


def test_every_version_is_kept_for_good(cast, contact):
    keep_page(contact.pk, words(body="<p>Call us.</p>"), seen=1, actor=cast.chip)

    assert [(row.version, row.body, row.by) for row in contact.versions.order_by("version")] == [
        (1, "<p>Write to us.</p>", cast.chip),
        (2, "<p>Call us.</p>", cast.chip),
    ]
    for destroy in (StandingVersion.objects.all().delete, lambda: StandingVersion.objects.update(body="")):
        with pytest.raises(DatabaseError), transaction.atomic():
            destroy()
    assert Event.objects.filter(verb="standing_page_changed", about_id=contact.pk).count() == 1


def test_words_that_stand_already_make_no_version(cast, contact):
    keep_page(contact.pk, words(), seen=1, actor=cast.chip)

    assert contact.versions.count() == 1


def test_who_did_not_see_the_last_version_is_told_and_changes_nothing(cast, contact):
    keep_page(contact.pk, words(title="Write"), seen=1, actor=cast.chip)

    with pytest.raises(ChangedMeanwhile) as told:
        keep_page(contact.pk, words(title="Call"), seen=1, actor=cast.chip)

    assert told.value.page.title == "Write"
    assert StandingPage.objects.get().title == "Write"


def test_scripts_stay_outside(cast):
    add_page("en", words(body="<p onclick='x()'>Hello <script>alert(1)</script></p>"), actor=cast.chip)

    assert StandingPage.objects.get().body == "<p>Hello</p>"


def test_an_address_is_given_once_an_edition(cast, contact):
    with pytest.raises(Invalid):
        add_page("en", words(title="Another"), actor=cast.chip)
    assert add_page("fr", words(), actor=cast.chip)


def test_a_change_of_words_touches_its_own_page_alone(cast, contact):
    keep_page(contact.pk, words(body="<p>Call us.</p>"), seen=1, actor=cast.chip)

    assert announced() == {"standing-contact"}


@pytest.mark.parametrize(
    "said", [{"title": "Write"}, {"position": 4}, {"in_foot": False}, {"is_public": False}, {"slug": "write"}]
)
def test_a_change_of_the_foot_touches_every_page_of_the_edition(cast, contact, said):
    keep_page(contact.pk, words(**said), seen=1, actor=cast.chip)

    assert announced() >= {"standing-contact", "frame-en"}


def test_a_page_taken_from_readers_is_nowhere(cast, contact):
    keep_page(contact.pk, words(is_public=False), seen=1, actor=cast.chip)

    assert read("/en/about/contact/").status_code == 404
    assert "/en/about/contact/" not in text_of("/en/")
