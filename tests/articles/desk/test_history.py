"""A story's past can be read by people: who did what and when, and every text can be brought back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from articles.actions import drafting, moving, scheduling
from articles.models import Article, Revision
from articles.workflow.states import State
from articles.workflow.transitions import Move
from newsroom.clock import set_clock_offset
from tests.cast import a_change_to_a_live_story, a_content, a_draft, a_story, rewrite, submit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_set_back")]

#: Ids nobody has, numbers no column holds, and what is no number.
HOSTILE = ("0", "99999999", "9" * 18, "9" * 19, "9" * 25, "-1", "1.5", "", "x", "1 OR 1=1", "٣", "²", "🐟")


@pytest.fixture(autouse=True)
def in_english():
    """The clock speaks English in these tests."""
    with translation.override("en"):
        yield


def history(client, person, article, **query):
    client.force_login(person)
    return client.get(reverse("desk:history", args=[article.pk]), query)


def restore(client, person, article, revision_id, **fields):
    client.force_login(person)
    return client.post(reverse("desk:restore", args=[article.pk, revision_id]), fields)


def head_of(article):
    return Article.objects.select_related("head").get(pk=article.pk).head


def words_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_a_change_to_a_live_story_is_named_as_in_the_queue(client, cast):
    page = words_of(history(client, cast.rita, a_change_to_a_live_story(cast)))

    assert "Readers see an earlier text" in page
    assert "Readers see it" not in page


def test_what_people_did_is_told_in_words(client, cast):
    story = a_draft(cast)
    submit(story, actor=cast.rita)
    moving.move(story.pk, Move.SEND_BACK, actor=cast.ed, note="Who voted against?")

    page = words_of(history(client, cast.rita, story))

    assert "Rita Okonkwo-Lefèvre began the story" in page
    assert "Rita Okonkwo-Lefèvre submitted version 1 for review" in page
    assert 'Ed Marchetti sent it back: <q class="entry-said">Who voted against?</q>' in page


@pytest.mark.parametrize(
    ("late", "said"), [(0, "on time"), (7, "7\u00a0s late"), (4000, "1\u00a0h\u00a06\u00a0min late")]
)
def test_what_the_clock_published_says_how_late(client, cast, late, said):
    story = a_story(cast, State.SCHEDULED)
    set_clock_offset(timedelta(hours=1, seconds=late))
    scheduling.publish_due()

    page = history(client, cast.rita, story).content.decode()

    assert f"Version 1 was published by the clock, {said}" in page


def test_what_the_clock_refused_says_why(client, cast):
    story = a_story(cast, State.SCHEDULED)
    set_clock_offset(timedelta(hours=8))
    scheduling.publish_due()

    page = words_of(history(client, cast.rita, story))

    assert "The clock did not publish it" in page
    assert "more than six hours ago" in page


def test_a_text_kept_beside_the_working_copy_is_shown_as_such(client, cast):
    story = a_draft(cast)
    base = head_of(story)
    rewrite(story, actor=cast.rita, headline="The first")
    drafting.save(story.pk, base=base.pk, content=a_content(cast, headline="The second"), actor=cast.chip)

    page = words_of(history(client, cast.rita, story))

    assert "saved version 3 on version 1, which was no longer the newest" in page
    assert "Beside the working copy" in page


def test_every_verb_of_the_audit_has_its_sentence(client, cast):
    story = a_change_to_a_live_story(cast, State.SCHEDULED)
    scheduling.unschedule_and_edit(story.pk, actor=cast.ed)
    moving.move(story.pk, Move.WITHDRAW, actor=cast.chip, reason="Not so.")

    page = history(client, cast.rita, story).content.decode()

    assert "article." not in page
    assert "Chip Abernathy withdrew the story" in page


def test_one_click_compares_with_what_readers_see_and_with_what_was_approved(client, cast):
    story = a_change_to_a_live_story(cast)
    story.refresh_from_db()

    page = history(client, cast.rita, story).content.decode()

    assert reverse("desk:compare", args=[story.pk, story.live_id, story.head_id]) in page
    assert "since it went out" in page
    assert "since it was approved" in page


def test_a_long_history_is_read_page_by_page_in_constant_queries(client, cast):
    story = a_draft(cast)
    rewrite(story, actor=cast.rita, headline="The second")
    history(client, cast.rita, story)
    few = queries_of(lambda: history(client, cast.rita, story))
    for turn in range(105):
        rewrite(story, actor=cast.rita, headline=f"Headline {turn}")

    many = queries_of(lambda: history(client, cast.rita, story))
    first = history(client, cast.rita, story, all=1).context["timeline"]
    rest = history(client, cast.rita, story, all=1, before=first.before).context["timeline"]

    assert many == few
    assert [sum(len(day.entries) for day in page.days) for page in (first, rest)] == [100, 7]
    assert rest.before is None


def queries_of(ask) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        ask()
    return len(asked)


def test_restoring_makes_a_new_version_with_the_old_text(client, cast):
    story = a_draft(cast, headline="The first")
    first = head_of(story)
    rewrite(story, actor=cast.rita, headline="The second")

    answer = restore(client, cast.rita, story, first.pk, base=head_of(story).pk)

    assert answer.url == reverse("desk:history", args=[story.pk])
    assert (head_of(story).number, head_of(story).headline) == (3, "The first")
    assert "restored an earlier text as version 3" in history(client, cast.rita, story).content.decode()


def test_restoring_without_a_base_is_refused(client, cast):
    story = a_draft(cast)
    rewrite(story, actor=cast.rita, headline="The second")

    for base in ({}, {"base": ""}, {"base": "x"}):
        assert restore(client, cast.rita, story, story.head_id, **base).status_code == 428


def test_restoring_on_an_old_base_keeps_both_texts_and_shows_them(client, cast):
    story = a_draft(cast, headline="The first")
    first = head_of(story)
    rewrite(story, actor=cast.rita, headline="The second")
    stale = head_of(story).pk
    rewrite(story, actor=cast.chip, headline="The third")

    answer = restore(client, cast.rita, story, first.pk, base=stale)

    kept = Revision.objects.filter(article=story).latest("number")
    assert (kept.headline, head_of(story).headline) == ("The first", "The third")
    assert answer.url == reverse("desk:compare", args=[story.pk, kept.pk, head_of(story).pk])


def test_restoring_what_is_there_already_makes_no_version(client, cast):
    story = a_draft(cast)

    restore(client, cast.rita, story, head_of(story).pk, base=head_of(story).pk)

    assert head_of(story).number == 1


def test_restoring_on_an_approved_story_asks_first(client, cast):
    story = a_draft(cast, headline="The first")
    first = head_of(story)
    rewrite(story, actor=cast.rita, headline="The second")
    submit(story, actor=cast.rita)
    head = head_of(story)
    moving.move(story.pk, Move.APPROVE, actor=cast.ed, revision_id=head.pk, content_hash=head.content_hash)

    asked = restore(client, cast.rita, story, first.pk, base=head.pk)
    story.refresh_from_db()
    before = story.status
    answer = restore(client, cast.rita, story, first.pk, base=head.pk, confirm="yes")
    story.refresh_from_db()

    assert (asked.status_code, before) == (409, State.APPROVED)
    assert "end the approval" in asked.content.decode()
    assert (answer.status_code, story.status, head_of(story).headline) == (302, State.DRAFT, "The first")


def test_a_locked_story_offers_no_restoring_and_says_why(client, cast):
    story = a_story(cast, State.SCHEDULED)

    page = history(client, cast.rita, story).content.decode()

    assert "Unschedule it to edit it" in page
    assert reverse("desk:restore", args=[story.pk, story.head_id]) not in page
    assert restore(client, cast.rita, story, story.head_id, base=story.head_id).status_code in (302, 409)


def test_who_may_not_write_the_story_restores_nothing(client, cast):
    story = a_draft(cast, headline="The first")
    first = head_of(story)
    rewrite(story, actor=cast.rita, headline="The second")

    statuses = {
        name: restore(client, cast[name], story, first.pk, base=head_of(story).pk).status_code
        for name in ("sam", "mia", "nora", "ada")
    }

    assert statuses == dict.fromkeys(statuses, 403)
    assert head_of(story).number == 2


def test_another_storys_version_is_not_there(client, cast):
    story, other = a_draft(cast), a_draft(cast)

    assert restore(client, cast.rita, story, other.head_id, base=story.head_id).status_code == 404


def test_a_sensitive_story_has_no_history_for_others(client, cast):
    story = a_draft(cast, sensitive=True)

    assert history(client, cast.sam, story).status_code == 404
    assert history(client, cast.rita, story).status_code == 200


@pytest.mark.parametrize("number", HOSTILE)
def test_hostile_numbers_get_an_answer(client, cast, number):
    story = a_draft(cast)

    page = history(client, cast.rita, story, before=number)
    base = restore(client, cast.rita, story, story.head_id, base=number)

    assert page.status_code in (200, 404)
    assert base.status_code in (302, 422, 428)
