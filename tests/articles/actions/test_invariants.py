"""Whatever people and the clock do, in whatever order, the truths of the house hold after every step."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from accounts.models import Event
from articles.actions import drafting, embargoes, moving, reviewing, scheduling
from articles.actions.drafting import AsksFirst, KeptBeside
from articles.actions.facts import facts_for
from articles.models import Article, ReviewAfter, Revision, Schedule
from articles.workflow.rules import moves_for
from articles.workflow.states import State
from articles.workflow.transitions import Move
from newsroom.clock import newsroom_now, set_clock_offset
from newsroom.refusals import Invalid, Refused
from tests.articles.actions.truths import assert_all, picture, writers_of
from tests.cast import Cast, a_draft, a_story, in_a_while

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

EXAMPLES = 20
STEPS = 40

HOUR = timedelta(hours=1)
SPANS = (timedelta(minutes=20), HOUR, HOUR, 2 * HOUR, 9 * HOUR)
EVERYBODY = ("rita", "rita", "ed", "ed", "ed", "chip", "chip", "mia", "sam", "ada")
DESK = ("rita", "ed", "chip", "chip")

#: Drawn evenly, which is what a newsroom's days are like; the draws are the same in every run.
DICE = st.randoms(use_true_random=True)


def changes(cast: Cast) -> list[dict]:
    """What a save may do besides writing words."""
    soon = newsroom_now() + 2 * HOUR
    return [
        {"change_kind": "update", "change_note": "Told."},
        {"change_kind": "correction", "change_note": "Told."},
        {"change_kind": "minor", "change_note": ""},
        {"change_kind": "minor", "change_note": ""},
        {"change_kind": "minor", "slug": "another-slug"},
        {"change_kind": "minor", "section_id": cast.sections["world"].pk},
        {"change_kind": "minor", "embargo_until": soon},
        {"change_kind": "minor", "embargo_until": None},
        {"change_kind": "minor", "expires_at": soon, "expiry_reason": "The listings have ended."},
        {"sensitive": True},
        {"standfirst": ""},
    ]


class Newsroom(RuleBasedStateMachine):
    """Two stories in one section, everybody of the cast, and the clock. Each run is undone at its end."""

    cast: Cast

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.offset = timedelta()
        self.words = 0
        self.kept: set[tuple[int, str]] = set()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)
        set_clock_offset(timedelta())

    @initialize()
    def a_draft_and_a_story_that_readers_see(self) -> None:
        self.stories = [a_draft(self.cast).pk, a_story(self.cast, State.PUBLISHED).pk]
        self.before = picture()

    @rule(dice=DICE)
    def save(self, dice: Random) -> None:
        article, base = self.opened(dice)
        who = dice.choice(EVERYBODY)
        self.words += 1
        said = f"Words {self.words}"
        more = dice.choice(changes(self.cast))
        content = replace(base.content(), headline=said, body=f"<p>{said}.</p><p>It was late.</p>", **more)
        confirm = dice.random() < 0.7

        saved = self.attempt(
            lambda: drafting.save(
                article.pk, base=base.pk, content=content, actor=self.cast[who], confirm_revise=confirm
            )
        )

        if isinstance(saved, drafting.Saved | KeptBeside):
            self.kept.add((article.pk, said))
        elif who in ("rita", "chip"):
            assert isinstance(saved, AsksFirst | Invalid)

    @rule(dice=DICE)
    def restore(self, dice: Random) -> None:
        article, base = self.opened(dice)
        old = dice.choice(article.revisions.all())
        self.attempt(
            lambda: drafting.restore(
                article.pk,
                base=base.pk,
                revision_id=old.pk,
                actor=self.cast[dice.choice(DESK)],
                confirm_revise=True,
            )
        )

    @rule(dice=DICE)
    def make_a_move_on_offer(self, dice: Random) -> None:
        article, head = self.newest(dice)
        who = dice.choice(DESK)
        offers = [offer.move for offer in moves_for(facts_for(article, actor=self.cast[who]))]
        if offers:
            self.move(article, dice.choice(offers), who, seen=head)

    @rule(dice=DICE)
    def try_any_move(self, dice: Random) -> None:
        article, seen = self.opened(dice)
        self.move(article, dice.choice(list(Move)), dice.choice(EVERYBODY), seen=seen)

    @rule(dice=DICE)
    def take_a_story_onward(self, dice: Random) -> None:
        article, head = self.newest(dice)
        while article.status in ONWARD and dice.random() < 0.9:
            moved = self.move(article, dice.choice(ONWARD[article.status]), dice.choice(DESK), seen=head)
            article = moved if isinstance(moved, Article) else article

    @rule(dice=DICE)
    def lift_the_embargo(self, dice: Random) -> None:
        article, head = self.newest(dice)
        if head.embargo_until:
            actor = self.cast[dice.choice(EVERYBODY)]
            self.attempt(lambda: embargoes.lift_embargo(article.pk, actor=actor, reason="It is out."))

    @rule(dice=DICE)
    def unschedule_and_edit(self, dice: Random) -> None:
        article, _head = self.newest(dice)
        if article.status == State.SCHEDULED:
            actor = self.cast[dice.choice(EVERYBODY)]
            self.attempt(lambda: scheduling.unschedule_and_edit(article.pk, actor=actor))

    @rule(dice=DICE)
    def read_what_went_out_urgently(self, dice: Random) -> None:
        review = ReviewAfter.objects.open().first()
        if review:
            actor = self.cast[dice.choice(EVERYBODY)]
            self.attempt(lambda: reviewing.close_review_after(review.pk, actor=actor))

    @rule(dice=DICE)
    def time_passes(self, dice: Random) -> None:
        self.offset += dice.choice(SPANS)
        set_clock_offset(self.offset)
        row = Schedule.objects.last()
        if row and dice.random() < 0.5:
            self.attempt(lambda: scheduling.deliver(row.pk, row.generation - 1))
            self.attempt(lambda: scheduling.deliver(row.pk, row.generation))
        self.attempt(scheduling.publish_due)

    def newest(self, dice: Random) -> tuple[Article, Revision]:
        """One of the stories and its head."""
        reads = Article.objects.select_related("head__section__parent", "live__section__parent", "approval")
        article = reads.get(pk=dice.choice(self.stories))
        return article, article.head

    def opened(self, dice: Random) -> tuple[Article, Revision]:
        """One of the stories and the version on somebody's page: mostly the head, sometimes any older one."""
        article, head = self.newest(dice)
        return article, dice.choice([head, head, head, *article.revisions.all()])

    def move(self, article: Article, move: Move, who: str, *, seen: Revision):
        moved = self.attempt(
            lambda: moving.move(
                article.pk,
                move,
                actor=self.cast[who],
                revision_id=seen.pk,
                content_hash=seen.content_hash,
                note="Please check the sum.",
                reason="A name was wrong.",
                when=in_a_while(HOUR),
            )
        )
        if move == Move.APPROVE and isinstance(moved, Article):
            assert seen.pk == moved.head_id
            assert self.cast[who].pk not in writers_of(moved, but=moved.approval)
        return moved

    def attempt(self, verb):
        """What the verb returned, or its refusal; the truths hold, and what changed is in the audit."""
        events = Event.objects.count()
        try:
            result = verb()
        except Refused as refused:
            result = refused
        after = picture()
        if after != self.before:
            assert not isinstance(result, Refused) or isinstance(result, KeptBeside)
            assert Event.objects.count() > events
            assert_all(self.before, after)
            assert self.kept <= set(Revision.objects.values_list("article", "headline"))
        self.before = after
        return result


ONWARD = {
    State.DRAFT: (Move.SUBMIT,),
    State.IN_REVIEW: (Move.APPROVE,),
    State.APPROVED: (Move.SCHEDULE, Move.PUBLISH),
    State.SPIKED: (Move.UNSPIKE,),
}


def test_the_truths_hold_after_every_step(cast):
    Newsroom.cast = cast

    run_state_machine_as_test(
        Newsroom,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=True,
            # Shrinking a day of a newsroom takes minutes; add Phase.shrink to read a failure.
            phases=[Phase.generate],
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
