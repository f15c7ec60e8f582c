"""The lead picture through the form: saved, kept as it is typed, brought back, restored, and never lost."""

import pytest
from django.urls import reverse

from articles.models import Article, Revision, WorkingCopy
from articles.text.pictured import WHOLE, LeadPicture
from tests.articles.desk.browsing import edit_url, form_on, open_story, save, words_of
from tests.articles.desk.tab import Tab
from tests.cast import a_draft, rewrite
from tests.pictures.drawn import a_picture

pytestmark = pytest.mark.django_db

CUT = "0 0 0.1 0.1 0.9 0.9 0.5 0.5"


@pytest.fixture
def number(cast) -> int:
    return a_picture(by=cast.rita).pk


def said_of(number: int) -> dict[str, str]:
    return {
        "lead_picture": str(number),
        "lead_caption": "Le quai, lundi\u00a0: « vide ».",
        "lead_alt": "A quay",
        "lead_credit": "Nora Petit",
        "lead_shape": CUT,
        "lead_social_shape": WHOLE,
    }


def lead_of(number: int) -> LeadPicture:
    return LeadPicture(
        picture=number,
        caption="Le quai, lundi\u00a0: « vide ».",
        alt="A quay",
        credit="Nora Petit",
        shape=CUT,
        social_shape=WHOLE,
    )


def head_of(story) -> Revision:
    return Article.objects.select_related("head").get(pk=story.pk).head


def lead_in(story) -> LeadPicture | None:
    return head_of(story).content().lead


def test_a_save_stores_what_the_form_says_of_it(client, cast, number):
    story = a_draft(cast)

    save(client, story, open_story(client, cast.rita, story), **said_of(number))

    assert lead_in(story) == lead_of(number)
    again = open_story(client, cast.rita, story)
    assert {name: again[name] for name in said_of(number)} == {
        name: [said] for name, said in said_of(number).items()
    }


def test_a_save_of_the_form_as_it_stands_makes_no_version(client, cast, number):
    story = a_draft(cast, lead=lead_of(number))

    save(client, story, open_story(client, cast.rita, story))

    assert head_of(story).pk == story.head_id


def test_its_alternative_text_is_one_line_however_it_was_typed(client, cast, number):
    story = a_draft(cast)

    save(
        client,
        story,
        open_story(client, cast.rita, story),
        **said_of(number) | {"lead_alt": "A quay,\r\nempty"},
    )

    assert lead_in(story).alt == "A quay, empty"


def test_said_decorative_it_has_an_empty_alternative_text(client, cast, number):
    story = a_draft(cast, lead=lead_of(number))

    save(client, story, open_story(client, cast.rita, story), lead_alt="", lead_decorative="on")

    assert lead_in(story).alt == ""


def test_an_empty_number_takes_it_out(client, cast, number):
    story = a_draft(cast, lead=lead_of(number))

    save(client, story, open_story(client, cast.rita, story), lead_picture="")

    assert lead_in(story) is None


def test_a_page_without_the_field_leaves_it_alone(client, cast, number):
    story = a_draft(cast, lead=lead_of(number))
    form = open_story(client, cast.rita, story)

    save(client, story, form, headline="Another", **dict.fromkeys((*said_of(number), "lead_decorative")))

    assert (head_of(story).headline, lead_in(story)) == ("Another", lead_of(number))


@pytest.mark.parametrize("typed", ["twelve", "-4", "12.5", "0", "1" * 40])
def test_a_number_of_no_picture_is_told_in_a_sentence_and_nothing_typed_is_lost(client, cast, number, typed):
    story = a_draft(cast, body="<p>Saved.</p>")
    form = open_story(client, cast.rita, story)

    answer = save(
        client, story, form, **{**said_of(number), "lead_picture": typed, "body": "<p>Typed just now.</p>"}
    )

    assert answer.status_code < 500
    here = answer if answer.status_code != 302 else client.get(answer.headers["Location"])
    kept = form_on(here)
    assert kept["body"] == ["<p>Typed just now.</p>"]
    assert kept["lead_caption"] == ["Le quai, lundi\u00a0: « vide »."]
    assert "picture" in words_of(here).lower()
    assert lead_in(story) is None


def test_a_number_the_library_does_not_have_stays_in_the_draft_and_breaks_no_page(client, cast):
    story = a_draft(cast)

    save(client, story, open_story(client, cast.rita, story), **said_of(987_654_321))

    client.force_login(cast.rita)
    assert lead_in(story) == lead_of(987_654_321)
    assert client.get(edit_url(story)).status_code == 200
    assert client.get(reverse("desk:preview", args=[story.pk])).status_code == 200


def test_what_is_typed_of_it_is_kept_as_it_comes(cast, number):
    story = a_draft(cast)

    Tab(cast.rita, story).type(**said_of(number))

    assert WorkingCopy.objects.get().content["lead"] == lead_of(number).as_json()
    assert lead_in(story) is None


def test_after_a_crash_it_comes_back_with_the_words(client, cast, number):
    story = a_draft(cast)
    Tab(cast.rita, story).type(**said_of(number))
    client.force_login(cast.rita)

    form = form_on(client.get(edit_url(story)))
    save(client, story, form)

    assert form["lead_picture"] == [str(number)]
    assert lead_in(story) == lead_of(number)


def test_half_a_number_comes_back_as_it_was_typed(client, cast, number):
    story = a_draft(cast)
    Tab(cast.rita, story).type(**{**said_of(number), "lead_picture": "1x"})
    client.force_login(cast.rita)

    form = form_on(client.get(edit_url(story)))

    assert (form["lead_picture"], form["lead_credit"]) == (["1x"], ["Nora Petit"])


def test_restoring_an_older_version_brings_it_back(client, cast, number):
    story = a_draft(cast, lead=lead_of(number))
    old = story.head_id
    rewrite(story, actor=cast.rita, lead=None)
    client.force_login(cast.rita)

    client.post(reverse("desk:restore", args=[story.pk, old]), {"base": head_of(story).pk})

    assert lead_in(story) == lead_of(number)
