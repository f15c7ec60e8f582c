"""The history shows its milestones, everything on demand, and where texts left and joined the working copy."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.actions import drafting
from articles.actions.version_names import name_version
from articles.desk.timeline import timeline
from articles.models import Article, Revision
from newsroom.clock import newsroom_now, set_clock_offset
from tests.articles.desk.browsing import words_of
from tests.cast import a_draft, rewrite, submit

pytestmark = pytest.mark.django_db


def fresh(story) -> Article:
    return Article.objects.select_related("head").get(pk=story.pk)


def entries(story, **asked) -> list:
    return [entry for day in timeline(fresh(story), **asked).days for entry in day.entries]


def history(client, person, story, **query):
    client.force_login(person)
    return client.get(reverse("desk:history", args=[story.pk]), query)


def saves(story, person, times: int, *, every: float = 3) -> None:
    """So many saves, `every` minutes, the last one now."""
    began = newsroom_now()
    for turn in reversed(range(times)):
        set_clock_offset(timedelta(minutes=-turn * every))
        body = f"<p>Text {began} {turn}" + " and more" * (times - turn) + ".</p>"
        rewrite(story, actor=person, body=body)


def a_branch(story, person, *, base: int, headline: str = "Beside") -> Revision:
    content = replace(Revision.objects.get(pk=base).content(), headline=headline)
    return drafting.save(story.pk, base=base, content=content, actor=person).revision


def a_story_with_a_merge(cast):
    """Version 2 is Rita's, 3 Ed's beside it from version 1, 4 joins them."""
    set_clock_offset(timedelta(hours=-3))
    story = a_draft(cast)
    base = story.head_id
    set_clock_offset(timedelta(hours=-2))
    rewrite(story, actor=cast.rita, body="<p>Another text.</p>")
    set_clock_offset(timedelta())
    a_branch(story, cast.ed, base=base)
    return story


def test_saves_of_one_sitting_are_told_as_one(client, cast):
    set_clock_offset(timedelta(hours=-3))
    story = a_draft(cast)
    saves(story, cast.rita, 6)

    told = entries(story)

    assert [(entry.version.number, len(entry.sitting)) for entry in told] == [(7, 6), (1, 1)]
    page = words_of(history(client, cast.ed, story))
    assert "Rita Okonkwo-Lefèvre saved 6 times between" in page
    assert "5 earlier saves" in page


def test_a_sitting_says_how_many_words_it_added(cast):
    set_clock_offset(timedelta(hours=-3))
    story = a_draft(cast, body="<p>One.</p>")
    saves(story, cast.rita, 3)

    assert entries(story)[0].sitting_words == f"+{fresh(story).head.words - 1}"


def test_two_people_who_write_at_once_have_a_sitting_each(cast):
    set_clock_offset(timedelta(hours=-3))
    story = a_draft(cast)
    set_clock_offset(timedelta())
    for turn in range(3):
        rewrite(story, actor=cast.rita, headline=f"Rita {turn}")
        rewrite(story, actor=cast.ed, headline=f"Ed {turn}")

    assert [(entry.who, len(entry.sitting)) for entry in entries(story)[:2]] == [
        ("Ed Marchetti", 3),
        ("Rita Okonkwo-Lefèvre", 3),
    ]


def test_a_move_ends_the_sitting(cast):
    story = a_draft(cast)
    rewrite(story, actor=cast.rita, headline="The second")
    submit(story, actor=cast.rita)
    rewrite(story, actor=cast.rita, headline="The third")

    assert [entry.verb for entry in entries(story)] == [
        "article.save",
        "article.submit",
        "article.save",
        "article.create",
    ]


def test_a_named_version_stands_for_itself_and_shows_its_name(client, cast):
    set_clock_offset(timedelta(hours=-3))
    story = a_draft(cast)
    saves(story, cast.rita, 3)
    middle = Revision.objects.get(article=story, number=3)
    name_version(story.pk, revision_id=middle.pk, name="Before the vote", actor=cast.ed)

    assert [(entry.version.number, entry.version.name) for entry in entries(story)] == [
        (4, ""),
        (3, "Before the vote"),
        (2, ""),
        (1, ""),
    ]
    page = words_of(history(client, cast.rita, story))
    assert "Before the vote" in page
    assert "Ed Marchetti named version 3 “Before the vote”" in words_of(
        history(client, cast.rita, story, all=1)
    )


def test_everything_gives_each_save_a_row(cast):
    set_clock_offset(timedelta(hours=-3))
    story = a_draft(cast)
    saves(story, cast.rita, 4)

    assert [entry.version.number for entry in entries(story, everything=True)] == [5, 4, 3, 2, 1]


def test_the_history_can_be_narrowed_to_one_person(client, cast):
    story = a_draft(cast)
    rewrite(story, actor=cast.ed, headline="The second")

    page = history(client, cast.rita, story, by=cast.ed.pk)

    assert [entry.who for day in page.context["timeline"].days for entry in day.entries] == ["Ed Marchetti"]
    assert "Everybody" in words_of(page)


def test_a_merge_tells_both_its_parents_and_compares_with_each(client, cast):
    story = a_story_with_a_merge(cast)
    keys = dict(Revision.objects.filter(article=story).values_list("number", "pk"))

    page = history(client, cast.rita, story)

    told = words_of(page)
    assert f"{cast.rita.name}’s version 2 and Ed Marchetti’s version 3 were merged as version 4" in told
    assert "from versions 2 and 3" in told
    assert "Beside the working copy written from version 1 joined in version 4" in told
    shown = page.content.decode()
    assert reverse("desk:compare", args=[story.pk, keys[2], keys[4]]) in shown
    assert reverse("desk:compare", args=[story.pk, keys[3], keys[4]]) in shown


def test_the_graph_shows_a_lane_for_what_stood_beside(client, cast):
    story = a_story_with_a_merge(cast)

    page = history(client, cast.rita, story).content.decode()

    assert "timeline-all--2" in page
    assert "lane--joins" in page
    assert "lane--leaves" in page


def test_a_text_beside_can_be_restored(client, cast):
    story = a_draft(cast)
    rewrite(story, actor=cast.rita, headline="The second")
    branch = a_branch(story, cast.ed, base=story.head_id)

    page = history(client, cast.rita, story).content.decode()

    assert reverse("desk:restore", args=[story.pk, branch.pk]) in page
    assert "not joined to the working copy" in page


def test_a_version_is_named_and_unnamed_from_the_history(client, cast):
    story = a_draft(cast)
    client.force_login(cast.rita)

    named = client.post(
        reverse("desk:name_version", args=[story.pk, story.head_id]), {"name": "Before the vote"}, follow=True
    )
    unnamed = client.post(reverse("desk:unname_version", args=[story.pk, story.head_id]), follow=True)

    assert "Version 1 is now called “Before the vote”." in words_of(named)
    assert "Version 1 has no name any more." in words_of(unnamed)


@pytest.mark.parametrize("name", ["", "x" * 200, "<script>alert(1)</script>"])
def test_a_hostile_name_gets_an_answer(client, cast, name):
    story = a_draft(cast)
    client.force_login(cast.rita)

    answer = client.post(reverse("desk:name_version", args=[story.pk, story.head_id]), {"name": name})

    assert answer.status_code in (302, 422)
    assert "<script>alert" not in history(client, cast.rita, story).content.decode()


def test_who_may_not_name_versions_is_offered_no_names(client, cast):
    story = a_draft(cast)

    assert "Name this version" in words_of(history(client, cast.rita, story))
    assert "Name this version" not in words_of(history(client, cast.sam, story))


def test_a_history_of_thirty_versions_costs_as_many_queries_as_one_of_two(client, cast):
    few_story, many_story = a_draft(cast), a_draft(cast)
    rewrite(few_story, actor=cast.rita, headline="The second")
    for turn in range(30):
        rewrite(many_story, actor=cast.rita if turn % 2 else cast.ed, headline=f"Headline {turn}")
    a_branch(many_story, cast.chip, base=many_story.head_id)
    for story in (few_story, many_story):
        history(client, cast.rita, story)

    costs = [
        queries(lambda story=story: history(client, cast.rita, story)) for story in (few_story, many_story)
    ]

    assert costs[0] == costs[1]


def queries(ask) -> int:
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)
