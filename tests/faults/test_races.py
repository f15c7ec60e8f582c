"""Two people, or a person and the clock, at the same instant: rounds of real threads on real PostgreSQL.

Who wins is chance; what may never happen is asked of the rows after every round.
"""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from articles.actions import drafting, moving, scheduling
from articles.actions.drafting import Outcome
from articles.models import Approval, Article, LiveStory, Publication, Revision, Schedule
from articles.workflow.states import State
from articles.workflow.transitions import Move
from newsroom.clock import set_clock_offset
from tests.cast import a_draft, a_story, approve, in_a_while, rewrite, schedule, submit
from tests.faults.racing import ROUNDS, Race, was_refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

HOUR = timedelta(hours=1)


@pytest.fixture
def race():
    with Race(2) as race:
        yield race


def now(article: Article) -> Article:
    return Article.objects.select_related("head", "live", "approval").get(pk=article.pk)


def a_save(article: Article, words: str, *, actor):
    """A save as a browser sends it: text and base were fixed when the person pressed the key."""
    head = now(article).head
    content = replace(head.content(), body=f"<p>{words}</p>", change_kind="update", change_note=words)
    return partial(drafting.save, article.pk, base=head.pk, content=content, actor=actor)


def an_approval(article: Article, *, actor):
    head = now(article).head
    return partial(
        moving.move,
        article.pk,
        Move.APPROVE,
        actor=actor,
        revision_id=head.pk,
        content_hash=head.content_hash,
    )


def a_move(article: Article, move: Move, *, actor, **said):
    return partial(moving.move, article.pk, move, actor=actor, **said)


def approved_anew(article: Article, cast, words: str) -> None:
    """From wherever the last round left it, the story has a new text that is approved."""
    rewrite(
        article, actor=cast.rita, body=f"<p>{words}</p>", change_kind="update", change_note=f"Told: {words}."
    )
    submit(article, actor=cast.rita)
    approve(article, actor=cast.ed)


def test_approve_against_save_approves_only_what_was_read(cast, race):
    story = a_story(cast, State.IN_REVIEW)
    won = Counter()

    for turn in range(ROUNDS):
        seen = now(story).head
        approval, save = race.run(
            an_approval(story, actor=cast.ed), a_save(story, f"Round {turn}.", actor=cast.rita)
        )

        after = now(story)
        assert was_refused(approval) != was_refused(save)
        if was_refused(save):
            assert (after.status, after.head_id, after.approval.revision_id) == (
                State.APPROVED,
                seen.pk,
                seen.pk,
            )
            assert after.approval.content_hash == seen.content_hash
            moving.move(story.pk, Move.SEND_BACK, actor=cast.ed, note="Once more.")
            submit(story, actor=cast.rita)
        else:
            assert (after.status, after.approval_id, after.head_id) == (
                State.IN_REVIEW,
                None,
                save.revision.pk,
            )
        won[type(save).__name__] += 1

    print(f"approve against save: {dict(won)}")


def test_publish_against_withdraw_leaves_readers_and_desk_of_one_mind(cast, race):
    story = a_story(cast, State.APPROVED)
    won = Counter()

    for turn in range(ROUNDS):
        approved = now(story).head_id
        was_live = now(story).is_live
        publish, withdraw = race.run(
            a_move(story, Move.PUBLISH, actor=cast.ed),
            a_move(story, Move.WITHDRAW, actor=cast.chip, reason="A name was wrong."),
        )

        after = now(story)
        live = LiveStory.objects.filter(article_id=story.pk).first()
        last = Publication.objects.of(story.pk).first()
        if was_refused(withdraw):
            assert not was_live
            assert (after.status, after.live_id, live.revision_id) == (State.PUBLISHED, approved, approved)
            assert last.revision_id == approved
        else:
            assert (after.status, after.live_id, live) == (State.WITHDRAWN, None, None)
            assert (last.kind, Approval.objects.filter(article=story, ended_at=None).count()) == (
                "withdrawal",
                0,
            )
        won[was_refused(publish), was_refused(withdraw)] += 1
        approved_anew(story, cast, f"Round {turn}")

    print(f"publish against withdraw (refused, refused): {dict(won)}")


def test_unschedule_against_the_clock_is_final_when_it_was_answered(cast, race):
    story = a_story(cast, State.APPROVED)
    won = Counter()

    for turn in range(ROUNDS):
        row = due_at_once(story, actor=cast.chip)
        waiting = Publication.objects.filter(article=story).count()
        unschedule, _handled = race.run(a_move(story, Move.UNSCHEDULE, actor=cast.ed), scheduling.publish_due)
        scheduling.publish_due()
        scheduling.deliver(row.pk, row.generation)

        after = now(story)
        row.refresh_from_db()
        published = Publication.objects.filter(article=story).count() - waiting
        if was_refused(unschedule):
            assert (after.status, published, row.status) == (State.PUBLISHED, 1, Schedule.Status.DONE)
            approved_anew(story, cast, f"Round {turn}")
        else:
            assert (after.status, published, row.status) == (State.APPROVED, 0, Schedule.Status.CANCELLED)
        won["clock" if was_refused(unschedule) else "person"] += 1

    print(f"unschedule against the clock: {dict(won)}")


def test_a_time_changed_against_the_clock_publishes_once_and_never_early(cast, race):
    story = a_story(cast, State.APPROVED)

    for turn in range(ROUNDS // 4):
        due_at_once(story, actor=cast.chip)
        waiting = Publication.objects.filter(article=story).count()
        later, _handled = race.run(
            a_move(story, Move.RESCHEDULE, actor=cast.ed, when=in_a_while(timedelta(hours=1))),
            scheduling.publish_due,
        )

        published = Publication.objects.filter(article=story).count() - waiting
        assert published == (1 if was_refused(later) else 0)
        if was_refused(later):
            approved_anew(story, cast, f"Round {turn}")
        else:
            moving.move(story.pk, Move.UNSCHEDULE, actor=cast.ed)


def test_two_tabs_saving_lose_no_text(cast, race):
    story = a_draft(cast)

    for turn in range(ROUNDS):
        left, right = race.run(
            a_save(story, f"Left {turn}.", actor=cast.rita), a_save(story, f"Right {turn}.", actor=cast.rita)
        )

        assert {left.outcome, right.outcome} == {Outcome.SAVED, Outcome.CONFLICT}
        winner = left if left.outcome == Outcome.SAVED else right
        assert now(story).head_id == winner.revision.pk

    texts = {revision.body for revision in Revision.objects.filter(article=story)}
    expected = {f"<p>{side} {turn}.</p>" for side in ("Left", "Right") for turn in range(ROUNDS)}
    assert expected <= texts
    numbers = list(Revision.objects.filter(article=story).order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, 2 * ROUNDS + 2))


def test_four_workers_on_a_hundred_due_stories_publish_each_once(cast):
    stories = [schedule(a_story(cast, State.APPROVED), actor=cast.chip, after=HOUR) for _ in range(100)]
    for_everybody = partial(at, 2 * HOUR, scheduling.publish_due)

    with Race(4) as race:
        handled = race.run(for_everybody, for_everybody, for_everybody, for_everybody)

    rows = Publication.objects.values_list("article", "revision", "schedule__status")
    expected = {(story.pk, story.head_id, "done") for story in stories}
    assert (len(rows), set(rows)) == (100, expected)
    assert set(LiveStory.objects.values_list("article_id", flat=True)) == {story.pk for story in stories}
    print(f"four workers handled {handled}")


def due_at_once(article: Article, *, actor) -> Schedule:
    """Scheduled an hour ago for half an hour later, so that nobody has to wait for it."""
    at(-HOUR, lambda: schedule(article, actor=actor, after=HOUR / 2))
    set_clock_offset(timedelta())
    return Schedule.objects.pending().get(article=article)


def at(offset: timedelta, verb):
    """The verb as a process calls it whose clock is that much later."""
    set_clock_offset(offset)
    return verb()
