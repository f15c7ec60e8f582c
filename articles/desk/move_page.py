"""The page that asks before a move: what it does, what stands in its way, and which text it is about."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.actions.facts import facts_for
from articles.desk.fields import Shown
from articles.desk.lineage import lineage
from articles.desk.move_forms import MoveForm
from articles.desk.reading import reading_of
from articles.desk.since import since
from articles.desk.story_page import ZONES, lacks_approver, picture_warnings
from articles.desk.unsaved import of_others, offers
from articles.models import Article
from articles.text.content import Content
from articles.workflow.rules import Facts, allowed, moves_for
from articles.workflow.transitions import ROWS, Ask, Move


def move_page(
    request: HttpRequest,
    article: Article,
    move: Move,
    *,
    form: MoveForm | None = None,
    status: int = 200,
    said: str | Promise = "",
) -> HttpResponse:
    """The page with the form as it stands, whatever was typed; `said` tells why the move was not made."""
    content = article.head.content()
    facts = facts_for(article, actor=request.user, now=article.now, content=content)
    shows_text = Ask.SEEN in ROWS[move].asks
    context = {
        "article": article,
        "now": article.now,
        "move": move,
        "facts": facts,
        "form": form or MoveForm(initial=_initial(article, move), move=move),
        "said": said,
        "in_the_way": in_the_way(move, facts),
        "think_of": _think_of(article, content, facts) if move in TOWARDS_READERS else [],
        "explained": EXPLAINED[move],
        "is_grave": move in GRAVE,
        "reading": reading_of(content),
        "shows_text": shows_text,
        "since": since(article, reader=request.user, line=lineage(article)) if shows_text else [],
        "lacks_approver": move == Move.SUBMIT and lacks_approver(article, facts),
        "zones": ZONES,
        "schedule": article.schedules.pending().first(),
        "own_words": offers(article, request.user),
        "words_of_others": of_others(article, request.user),
    }
    return render(request, "desk/story/move.html", context, status=status)


def _think_of(article: Article, content: Content, facts: Facts) -> list[str | Promise]:
    return [*facts.undrawn, *picture_warnings(article, content)]


def _initial(article: Article, move: Move) -> dict[str, Any]:
    """The version on the page, and the time chosen so far: a pending one, else the one planned."""
    initial: dict[str, Any] = {"revision": article.head_id, "content_hash": article.head.content_hash}
    if Ask.TIME in ROWS[move].asks:
        row = article.schedules.pending().first()
        initial["when"] = Shown(row.publish_at, row.zone) if row else Shown(article.head.planned_at)
    return initial


def asked_again(sent: QueryDict, article: Article) -> QueryDict:
    """What was typed, now said of the version the page shows this time."""
    again = sent.copy()
    again["revision"], again["content_hash"] = str(article.head_id), article.head.content_hash
    return again


def in_the_way(move: Move, facts: Facts) -> str | Promise:
    """Why the button of this move would be refused now, whatever is answered; empty when it would not."""
    refusal = allowed(move, facts)
    if refusal is None:
        refusal = next((offer.refusal for offer in moves_for(facts) if offer.move == move), None)
    return refusal.sentence if refusal else ""


#: Moves on the way to readers: what should be thought of before is said.
TOWARDS_READERS = frozenset(
    {Move.SUBMIT, Move.APPROVE, Move.SCHEDULE, Move.RESCHEDULE, Move.PUBLISH, Move.PUBLISH_URGENTLY}
)

#: Moves that take something away from readers or from the desk.
GRAVE = frozenset({Move.WITHDRAW, Move.SPIKE, Move.DISCARD_CHANGE, Move.PUBLISH_URGENTLY})

EXPLAINED = {
    Move.SUBMIT: _("The editors of the section are told. You can take the story back while it waits."),
    Move.TAKE_BACK: _("The story becomes a draft again and waits for nobody."),
    Move.SEND_BACK: _("The story becomes a draft again, and its writers read your note."),
    Move.APPROVE: _("You approve exactly the text below: this version is what will be published."),
    Move.SCHEDULE: _("The clock publishes the approved text at its second. Its text is locked until then."),
    Move.RESCHEDULE: _("The story goes out at the new time instead."),
    Move.UNSCHEDULE: _("The story waits for nothing any more. The approval stands."),
    Move.PUBLISH: _("Readers see the approved text at once."),
    Move.PUBLISH_URGENTLY: _(
        "Readers see the text below at once, without a second pair of eyes. Somebody else must read it afterwards."
    ),
    Move.DISCARD_CHANGE: _(
        "The working copy becomes again what readers see. The change stays in the history."
    ),
    Move.WITHDRAW: _("Readers no longer see the story. Each of its addresses shows your reason."),
    Move.SPIKE: _("The story is put aside. Nothing of it is lost, and an editor can bring it back."),
    Move.UNSPIKE: _("The story becomes a draft again."),
    "lift_embargo": _("The story may then go out before its time. Who lifted the embargo, and why, is kept."),
    "close_review": _("You say that you have read what went out urgently. If it needs a change, save one."),
}
