"""Asks the workflow table: may this move be made, by whom, now; and if not, why, in a sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from articles.workflow.states import State
from articles.workflow.transitions import (
    NEXT_STEPS,
    OFFERED,
    ROWS,
    Ask,
    Move,
    Need,
    Rule,
    Transition,
)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All that decides about a move, gathered under the article's lock.

    `grants` are the actor's needs met in the section that counts, `live_grants` those in the live text's section
    (equal to `grants` when nothing is live). `is_author_of_text` is asked of those who could else approve the text,
    while it waits for that. `missing` needs a person, `undrawn` (pictures on their way) only time. Times are aware.
    """

    state: State
    is_live: bool
    was_published: bool
    grants: frozenset[Need]
    live_grants: frozenset[Need]
    is_author_of_text: bool
    approval_holds: bool
    missing: tuple[str | Promise, ...]
    embargo_until: datetime | None
    now: datetime
    undrawn: tuple[str | Promise, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What the actor said: each is empty when not said."""

    seen_head: bool = False
    note: str = ""
    reason: str = ""
    publish_at: datetime | None = None


@dataclass(frozen=True)
class Refusal:
    """Why a move may not be made. `kind` is one of `ability`, `state`, `rule`, `answer`."""

    kind: str
    sentence: str | Promise


@dataclass(frozen=True)
class Offer:
    """A move as the desk's move bar shows it: a button, or the sentence that says why there is none."""

    move: Move
    label: str | Promise
    refusal: Refusal | None
    asks: tuple[Ask, ...]
    is_next: bool = False


def check(move: Move, facts: Facts, answers: Answers) -> Refusal | None:
    """Why `move` must not be made, or None when it may: the server's question, with the actor's answers."""
    return allowed(move, facts) or _unanswered(ROWS[move], answers) or _broken(move, facts, answers)


def allowed(move: Move, facts: Facts) -> Refusal | None:
    """Why `move` is not open to this actor on this story, whatever they would answer; None when it is."""
    row = ROWS[move]
    if not _entitled(row, facts):
        return Refusal("ability", _("Your role does not let you do this with this story."))
    if facts.state not in row.sources:
        return Refusal("state", _("This cannot be done while the story is “%s”.") % facts.state.label)
    if row.only_live and not facts.is_live:
        return Refusal("state", _("Readers do not see this story, so there is nothing to do this to."))
    return None


def moves_for(facts: Facts) -> list[Offer]:
    """The moves this actor could make from this state, in the table's order; refused ones say why."""
    step = next((move for move in NEXT_STEPS[facts.state] if not allowed(move, facts)), None)
    return [
        Offer(move, ROWS[move].move.label, _broken(move, facts, None), ROWS[move].asks, move is step)
        for move in OFFERED
        if not allowed(move, facts) and not _is_hopeless(move, facts)
    ]


def obstacles(move: Move, facts: Facts) -> list[str | Promise]:
    """Every rule that stands in the way of `move`, in words, whoever makes it; none when it would go through."""
    broken = (RULES[rule](facts, None) for rule in ROWS[move].rules)
    return [sentence for sentence in broken if sentence]


def _entitled(row: Transition, facts: Facts) -> bool:
    return any(need in facts.grants and need in facts.live_grants for need in row.needs)


def _is_hopeless(move: Move, facts: Facts) -> bool:
    return Rule.NEVER_PUBLISHED in ROWS[move].rules and facts.was_published


def _unanswered(row: Transition, answers: Answers) -> Refusal | None:
    for ask in row.asks:
        if not ANSWERED[ask](answers):
            return Refusal("answer", UNANSWERED[ask])
    return None


def _broken(move: Move, facts: Facts, answers: Answers | None) -> Refusal | None:
    row = ROWS[move]
    waits_for_time = answers is None and Ask.TIME in row.asks
    for rule in row.rules:
        if waits_for_time and rule in JUDGED_BY_TIME:
            continue
        sentence = RULES[rule](facts, answers)
        if sentence:
            return Refusal("waits" if rule in CURED_BY_TIME else "rule", sentence)
    return None


def _complete(facts: Facts, answers: Answers | None) -> str | Promise:
    if not facts.missing:
        return ""
    return _("Something is missing: %s") % " ".join(str(part) for part in facts.missing)


def _drawn(facts: Facts, answers: Answers | None) -> str | Promise:
    return " ".join(str(part) for part in facts.undrawn)


def _four_eyes(facts: Facts, answers: Answers | None) -> str | Promise:
    return (
        _("You wrote part of this text, so somebody else must approve it.") if facts.is_author_of_text else ""
    )


def _future(facts: Facts, answers: Answers | None) -> str | Promise:
    if answers is None or answers.publish_at is None or answers.publish_at > facts.now:
        return ""
    return _("This time has passed. Choose a time in the future, or publish now.")


def _embargo(facts: Facts, answers: Answers | None) -> str | Promise:
    when = answers.publish_at if answers and answers.publish_at else facts.now
    if facts.embargo_until is None or facts.embargo_until <= when:
        return ""
    said = date_format(localtime(facts.embargo_until), "j F Y, H:i (T)")
    return _("The story is under embargo until %s.") % said


def _approved_text(facts: Facts, answers: Answers | None) -> str | Promise:
    if facts.approval_holds:
        return ""
    return _("The text is not the one that was approved. It must be approved again.")


def _never_published(facts: Facts, answers: Answers | None) -> str | Promise:
    if not facts.was_published:
        return ""
    return _("The story has been published: it can be withdrawn with a reason, but not spiked.")


RULES: dict[Rule, Callable[[Facts, Answers | None], str | Promise]] = {
    Rule.COMPLETE: _complete,
    Rule.DRAWN: _drawn,
    Rule.FOUR_EYES: _four_eyes,
    Rule.FUTURE: _future,
    Rule.EMBARGO: _embargo,
    Rule.APPROVED_TEXT: _approved_text,
    Rule.NEVER_PUBLISHED: _never_published,
}

#: Rules that nobody needs to do anything about: the clock tries again.
CURED_BY_TIME = frozenset({Rule.DRAWN})

#: Rules that judge the time chosen: a button that will ask for one does not judge yet.
JUDGED_BY_TIME = frozenset({Rule.FUTURE, Rule.EMBARGO})

ANSWERED: dict[Ask, Callable[[Answers], bool]] = {
    Ask.SEEN: lambda answers: answers.seen_head,
    Ask.NOTE: lambda answers: bool(answers.note.strip()),
    Ask.REASON: lambda answers: bool(answers.reason.strip()),
    Ask.PUBLIC_REASON: lambda answers: bool(answers.reason.strip()),
    Ask.TIME: lambda answers: answers.publish_at is not None,
}

UNANSWERED = {
    Ask.SEEN: _("The story has changed since you read it. Read the newest version, then decide."),
    Ask.NOTE: _("Say in a note what should be changed."),
    Ask.REASON: _("Give the reason: it is kept in the story’s history."),
    Ask.PUBLIC_REASON: _("Give the reason that readers will see."),
    Ask.TIME: _("Choose the time of publication."),
}
