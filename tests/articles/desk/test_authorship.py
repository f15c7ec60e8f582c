"""Who wrote which words of a story, and where a phrase came and went."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.actions import drafting
from articles.models import Article, Revision
from articles.text.content import Note
from articles.workflow.states import State
from tests.articles.desk.test_history import HOSTILE
from tests.cast import a_draft, a_story, rewrite

pytestmark = pytest.mark.django_db

COUNCIL = "The council met on Monday evening and voted the budget by nine votes to six."
LATE = "It was late when the last of them spoke."


def who_wrote(client, person, article, **query):
    client.force_login(person)
    return client.get(reverse("desk:authorship", args=[article.pk]), query)


def find(client, person, article, phrase):
    client.force_login(person)
    return client.get(reverse("desk:phrase", args=[article.pk]), {"q": phrase})


def head_of(article):
    return Article.objects.select_related("head").get(pk=article.pk).head


def parts_of(response):
    """For each paragraph, [(sign, version, words), ...]."""
    return [
        [(part.hand.sign, part.version.number, part.words) for part in paragraph.parts]
        for paragraph in response.context["authorship"].paragraphs
    ]


def sightings_of(response):
    return [(each.version.number, each.sentence) for each in response.context["search"].sightings]


@pytest.fixture
def written_by_two(cast):
    """Rita's two sentences, to which Ed put a third and one word."""
    story = a_draft(cast, body=f"<p>{COUNCIL}</p>")
    rewrite(
        story, actor=cast.ed, body=f"<p>The tired {COUNCIL[4:]}</p><p>{LATE}</p>", headline="Late at night"
    )
    return story


def test_each_passage_is_told_with_person_version_and_share(client, cast, written_by_two):
    response = who_wrote(client, cast.rita, written_by_two)

    assert parts_of(response) == [[("RO", 1, 15), ("EM", 2, 1)], [("EM", 2, 9)]]
    assert [(hand.person, hand.words, hand.share) for hand in response.context["authorship"].hands] == [
        (cast.rita, 15, "60\u00a0%"),
        (cast.ed, 10, "40\u00a0%"),
    ]
    assert "Ed Marchetti, version 2, " in response.content.decode()


def test_the_address_of_a_player_is_counted_as_nobodys_words(client, cast):
    player = "<oembed>https://vimeo.com/76979871</oembed>"
    story = a_draft(cast, body=f"<p>{COUNCIL}</p>{player}")

    response = who_wrote(client, cast.rita, story)

    assert response.context["authorship"].words == head_of(story).words == 15
    assert parts_of(response) == [[("RO", 1, 15)], [("RO", 1, 0)]]


def test_the_text_can_be_coloured_by_version(client, cast, written_by_two):
    rewrite(
        written_by_two,
        actor=cast.rita,
        body=f"{head_of(written_by_two).body}<p>Rain fell on all of them.</p>",
    )

    by_person = who_wrote(client, cast.rita, written_by_two).context["authorship"]
    by_version = who_wrote(client, cast.rita, written_by_two, by="version").context["authorship"]

    assert [hand.sign for hand in by_person.hands] == ["RO", "EM"]
    assert [hand.sign for hand in by_version.hands] == ["v1", "v2", "v3"]
    assert len({hand.names for hand in by_version.hands}) == 3


def test_an_earlier_version_is_told_as_it_stood(client, cast, written_by_two):
    first = Revision.objects.of(written_by_two.pk).last()

    assert parts_of(who_wrote(client, cast.rita, written_by_two, revision=first.pk)) == [[("RO", 1, 15)]]


def test_a_restored_text_is_its_old_authors(client, cast, written_by_two):
    first = Revision.objects.of(written_by_two.pk).last()
    rewrite(written_by_two, actor=cast.ed, body="<p>Everything is different now, says Ed.</p>")
    drafting.restore(written_by_two.pk, base=head_of(written_by_two).pk, revision_id=first.pk, actor=cast.ed)

    assert parts_of(who_wrote(client, cast.rita, written_by_two)) == [[("RO", 1, 15)]]


def test_what_stands_around_the_text_is_told_with_who_wrote_it(client, cast, written_by_two):
    fields = who_wrote(client, cast.rita, written_by_two).context["authorship"].fields

    said = {field.label: (field.text, field.version.number) for field in fields}
    assert said["Headline"] == ("Late at night", 2)
    assert said["Standfirst"] == ("Nine votes to six, after four hours.", 1)
    assert "Kicker" not in said


def test_two_people_with_the_same_initials_have_different_signs(client, cast):
    cast.ed.name = "Ronan Ogier"
    cast.ed.save()
    story = a_draft(cast, body=f"<p>{COUNCIL}</p>")
    rewrite(story, actor=cast.ed, body=f"<p>{COUNCIL}</p><p>{LATE}</p>")

    assert parts_of(who_wrote(client, cast.rita, story)) == [[("RO", 1, 15)], [("RO2", 2, 9)]]


def test_a_story_without_text_says_so(client, cast):
    page = who_wrote(client, cast.rita, a_draft(cast, body="")).content.decode()

    assert "This version has no text yet." in page


@pytest.mark.parametrize("asked", HOSTILE)
def test_a_version_nobody_has_is_not_there(client, cast, asked):
    assert who_wrote(client, cast.rita, a_draft(cast), revision=asked).status_code == 404


def test_a_phrase_is_followed_from_version_to_version(client, cast):
    story = a_draft(cast, body=f"<p>{COUNCIL}</p>", headline="Council")
    rewrite(story, actor=cast.ed, body="<p>It cost 12\u00a0% <strong>more</strong> than in Brest.</p>")
    rewrite(story, actor=cast.rita, body="<p>It cost more.</p>", headline="12 % more than in Brest")
    rewrite(story, actor=cast.rita, headline="Council")
    rewrite(story, actor=cast.rita, standfirst="12 % MORE")

    found = find(client, cast.sam, story, "12 % more")

    assert sightings_of(found) == [
        (2, "Appeared in the text."),
        (3, "Appeared in the headline. Vanished from the text."),
        (4, "Vanished from the headline."),
        (5, "Came back in the standfirst."),
    ]
    assert "It stands in the working copy: in the standfirst." in found.content.decode()
    assert "<mark>12\u00a0% more</mark>" in found.content.decode()


def test_a_phrase_beside_the_working_copy_says_so(client, cast):
    story = a_draft(cast)
    base = head_of(story)
    rewrite(story, actor=cast.rita, headline="Other")
    clashing = replace(base.content(), headline="Another", kicker="The canary")
    drafting.save(story.pk, base=base.pk, content=clashing, actor=cast.ed)

    (found,) = find(client, cast.rita, story, "canary").context["search"].sightings

    assert (found.version.number, found.before.number, found.is_beside) == (3, 1, True)


def test_a_phrase_in_a_note_to_readers_is_found(client, cast):
    story = a_draft(cast)
    rewrite(story, actor=cast.rita, notes=(Note(id=1, kind="correction", text="The sum was wrong."),))

    assert sightings_of(find(client, cast.rita, story, "sum was")) == [
        (2, "Appeared in the notes to readers.")
    ]


def test_what_stands_nowhere_and_what_says_nothing_are_answered(client, cast):
    story = a_draft(cast)

    assert "It stands nowhere" in find(client, cast.rita, story, "zeppelin").content.decode()
    for nothing in ("", "  \u00a0", "\u0301"):
        assert find(client, cast.rita, story, nothing).status_code == 200


def test_markup_in_the_phrase_is_shown_as_typed(client, cast):
    page = find(client, cast.rita, a_draft(cast), "<script>alert(1)</script>").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("name", ["desk:authorship", "desk:phrase"])
def test_many_versions_take_no_more_queries_than_two(client, cast, name):
    story = a_draft(cast, body=f"<p>{COUNCIL}</p>")
    rewrite(story, actor=cast.ed, body=f"<p>{COUNCIL}</p><p>{LATE}</p>")
    client.force_login(cast.ed)
    address = reverse(name, args=[story.pk]) + "?q=late"

    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(28):
        person = (cast.ed, cast.rita, cast.chip)[number % 3]
        rewrite(story, actor=person, body=f"<p>{COUNCIL}</p><p>{LATE} {number}</p><p>Of {number}.</p>")
    with CaptureQueriesContext(connection) as many:
        client.get(address)

    assert len(many) == len(few)


def test_the_comparison_tells_figures_and_names_to_check_and_where_they_are(client, cast):
    story = a_draft(cast, headline="A strike of 12 days", body="<p>It cost 3,400 euros, said Mary Kern.</p>")
    old = story.head_id
    rewrite(
        story,
        actor=cast.rita,
        headline="A strike of 15 days",
        body="<p>It cost 4,300 euros, said Mary Korn.</p>",
    )
    client.force_login(cast.rita)

    response = client.get(reverse("desk:compare", args=[story.pk, old, head_of(story).pk]))

    told = response.context["comparison"].to_check
    assert [(each.old, each.new) for each in told.figures] == [
        ("12 days", "15 days"),
        ("3,400 euros", "4,300 euros"),
    ]
    assert [(each.old, each.new) for each in told.names] == [("Mary Kern", "Mary Korn")]
    page = response.content.decode()
    assert "To check: figures and names" in page
    for anchor in {anchor for each in [*told.figures, *told.names] for anchor in each.anchors}:
        assert f'id="{anchor}"' in page


def test_the_comparison_says_nothing_of_figures_and_names_that_are_the_same(client, cast):
    story = a_story(cast, State.DRAFT, body="<p>It cost 3,400 euros.</p>")
    old = story.head_id
    rewrite(story, actor=cast.rita, body="<p>It has cost 3,400 euros.</p>")
    client.force_login(cast.rita)

    page = client.get(reverse("desk:compare", args=[story.pk, old, head_of(story).pk])).content.decode()

    assert "To check" not in page
