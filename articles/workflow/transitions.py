"""The workflow table: which move leads from where to where, and what it needs.

It is data. The server asks it before every change of state, the desk draws its buttons from it, the documentation
prints it and a test compares it cell by cell.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.workflow.states import State

D, R, A, S = State.DRAFT, State.IN_REVIEW, State.APPROVED, State.SCHEDULED
P, W, X = State.PUBLISHED, State.WITHDRAWN, State.SPIKED


class Move(StrEnum):
    SUBMIT = "submit"
    TAKE_BACK = "take_back"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    SCHEDULE = "schedule"
    RESCHEDULE = "reschedule"
    UNSCHEDULE = "unschedule"
    PUBLISH = "publish"
    PUBLISH_URGENTLY = "publish_urgently"
    REVISE = "revise"
    DISCARD_CHANGE = "discard_change"
    WITHDRAW = "withdraw"
    SPIKE = "spike"
    UNSPIKE = "unspike"
    BOUNCE = "bounce"

    @property
    def label(self) -> str | Promise:
        return MOVE_LABELS[self]


MOVE_LABELS = {
    Move.SUBMIT: _("Submit for review"),
    Move.TAKE_BACK: _("Take back"),
    Move.SEND_BACK: _("Send back"),
    Move.APPROVE: _("Approve"),
    Move.SCHEDULE: _("Schedule"),
    Move.RESCHEDULE: _("Change the time"),
    Move.UNSCHEDULE: _("Unschedule"),
    Move.PUBLISH: _("Publish now"),
    Move.PUBLISH_URGENTLY: _("Publish urgently"),
    Move.REVISE: _("Revise"),
    Move.DISCARD_CHANGE: _("Discard the change"),
    Move.WITHDRAW: _("Withdraw"),
    Move.SPIKE: _("Spike"),
    Move.UNSPIKE: _("Unspike"),
    Move.BOUNCE: _("Bounce"),
}


class Need(StrEnum):
    """What entitles an actor to a move. Any one of a row's needs is enough."""

    OWN = "own"  # may write, and is the creator or an assigned writer
    WRITE = "write"
    REVIEW = "review"
    PUBLISH = "publish"
    OVERRIDE = "override"
    CLOCK = "clock"


class Ask(StrEnum):
    """What the actor must say for the move to be made."""

    SEEN = "seen"  # the revision, and its hash, that was read
    NOTE = "note"
    REASON = "reason"
    PUBLIC_REASON = "public_reason"
    TIME = "time"


class Rule(StrEnum):
    """What must hold besides state, ability and answers."""

    COMPLETE = "complete"
    DRAWN = "drawn"
    FOUR_EYES = "four_eyes"
    FUTURE = "future"
    EMBARGO = "embargo"
    APPROVED_TEXT = "approved_text"
    NEVER_PUBLISHED = "never_published"


@dataclass(frozen=True)
class Transition:
    """One row: `sources` --move--> `target`, for whoever meets one of `needs`."""

    move: Move
    sources: frozenset[State]
    target: State
    needs: tuple[Need, ...]
    asks: tuple[Ask, ...] = ()
    rules: tuple[Rule, ...] = ()
    only_live: bool = False


def _row(move: Move, sources: tuple[State, ...], target: State, *needs: Need, **more) -> Transition:
    return Transition(move, frozenset(sources), target, needs, **more)


TABLE: tuple[Transition, ...] = (
    _row(Move.SUBMIT, (D,), R, Need.OWN, Need.REVIEW, rules=(Rule.COMPLETE,)),
    _row(Move.TAKE_BACK, (R,), D, Need.OWN),
    _row(Move.SEND_BACK, (R, A), D, Need.REVIEW, asks=(Ask.NOTE,)),
    _row(Move.APPROVE, (R,), A, Need.REVIEW, asks=(Ask.SEEN,), rules=(Rule.FOUR_EYES, Rule.COMPLETE)),
    _row(
        Move.SCHEDULE,
        (A,),
        S,
        Need.PUBLISH,
        asks=(Ask.TIME,),
        rules=(Rule.APPROVED_TEXT, Rule.COMPLETE, Rule.FUTURE, Rule.EMBARGO),
    ),
    _row(Move.RESCHEDULE, (S,), S, Need.PUBLISH, asks=(Ask.TIME,), rules=(Rule.FUTURE, Rule.EMBARGO)),
    _row(Move.UNSCHEDULE, (S,), A, Need.PUBLISH),
    _row(
        Move.PUBLISH,
        (A, S),
        P,
        Need.PUBLISH,
        Need.CLOCK,
        rules=(Rule.APPROVED_TEXT, Rule.COMPLETE, Rule.EMBARGO, Rule.DRAWN),
    ),
    _row(
        Move.PUBLISH_URGENTLY,
        (D, R),
        P,
        Need.OVERRIDE,
        asks=(Ask.SEEN, Ask.REASON),
        rules=(Rule.COMPLETE, Rule.EMBARGO, Rule.DRAWN),
    ),
    _row(Move.REVISE, (P, A, W), D, Need.WRITE),
    _row(Move.DISCARD_CHANGE, (D, R, A), P, Need.OWN, Need.REVIEW, only_live=True),
    _row(
        Move.WITHDRAW,
        tuple(State),
        W,
        Need.PUBLISH,
        Need.CLOCK,
        asks=(Ask.PUBLIC_REASON,),
        only_live=True,
    ),
    _row(Move.SPIKE, (D, R, A), X, Need.OWN, Need.REVIEW, rules=(Rule.NEVER_PUBLISHED,)),
    _row(Move.UNSPIKE, (X,), D, Need.REVIEW),
    _row(Move.BOUNCE, (S,), A, Need.CLOCK),
)

ROWS: dict[Move, Transition] = {row.move: row for row in TABLE}

#: Moves that people start by a button. Revise is made by saving, bounce by the clock.
OFFERED = tuple(row.move for row in TABLE if row.move not in (Move.REVISE, Move.BOUNCE))

#: The one next step the editor page proposes in each state: the first of these that may be made.
NEXT_STEPS: dict[State, tuple[Move, ...]] = {
    State.DRAFT: (Move.SUBMIT,),
    State.IN_REVIEW: (Move.APPROVE,),
    State.APPROVED: (Move.SCHEDULE, Move.PUBLISH),
    State.SCHEDULED: (Move.RESCHEDULE,),
    State.PUBLISHED: (),
    State.WITHDRAWN: (),
    State.SPIKED: (Move.UNSPIKE,),
}
