"""The queue's filters: read from the address, whatever stands in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from articles.desk import choices
from articles.desk.queries import desk_rows, who_may_write, with_words
from articles.models import Article
from articles.workflow.states import State
from newsroom.keys import key_in

PER_PAGE = 50
LONGEST = 200

#: What the desk works on now: the queue without a state named.
OPEN = (State.DRAFT, State.IN_REVIEW, State.APPROVED, State.SCHEDULED)

#: Name in the address, words, and the order; the other direction is the same name after a minus.
SORTS: dict[str, tuple[str | Promise, str]] = {
    "headline": (_("Headline"), "head__headline"),
    "state": (_("State"), "state"),
    "section": (_("Section"), "head__section__position"),
    "writer": (_("Writer"), "created_by__name"),
    "words": (_("Words"), "head__words"),
    "time": (_("Time"), "due"),
    "changed": (_("Changed"), "head__made_at"),
}
NEWEST = "-changed"


@dataclass(frozen=True)
class Asked:
    """The filters as the address has them; `complaints` say what in it is not known."""

    state: str = ""
    section: int | None = None
    language: str = ""
    writer: int | None = None
    q: str = ""
    sort: str = NEWEST
    complaints: list[str | Promise] = field(default_factory=list)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.state or self.section or self.language or self.writer or self.q)

    def address(self, **changes: object) -> str:
        """The query of the same list with these filters changed; pages start anew."""
        wanted = {"q": self.q, "state": self.state, "section": self.section, "language": self.language}
        wanted |= {"writer": self.writer, "sort": self.sort if self.sort != NEWEST else "", **changes}
        return "?" + urlencode({name: said for name, said in wanted.items() if said not in ("", None)})


@dataclass(frozen=True)
class Tab:
    label: str | Promise
    address: str
    count: int
    is_here: bool


@dataclass(frozen=True)
class Column:
    """A heading that sorts: where it leads, and how the list is sorted by it now, in the words of ARIA."""

    name: str
    label: str | Promise
    address: str
    sorted: str


@dataclass(frozen=True)
class Queue:
    asked: Asked
    tabs: list[Tab]
    columns: list[Column]
    page: Page
    sections: list[tuple[int | str, str]]
    writers: list[tuple[int, str]]


def read(given: Mapping[str, str]) -> Asked:
    """What was asked; never raises."""
    complaints: list[str | Promise] = []
    state = _one_of(given.get("state", ""), {state.value for state in State}, complaints)
    language = _one_of(given.get("language", ""), {"fr", "en"}, complaints)
    sort = _one_of(given.get("sort", ""), {*SORTS, *(f"-{name}" for name in SORTS)}, complaints)
    return Asked(
        state=state,
        language=language,
        sort=sort or NEWEST,
        section=_key(given.get("section", ""), complaints),
        writer=_key(given.get("writer", ""), complaints),
        q=" ".join(given.get("q", "").split())[:LONGEST],
        complaints=complaints,
    )


def queue(asked: Asked, *, page: str, user: User) -> Queue:
    """The page of the queue this person sees; constant queries."""
    rows = _narrowed(Article.objects.visible_to(user), asked)
    counted = dict(rows.order_by().values_list("state").annotate(count=Count("pk")))
    shown = _in_order(_in_state(_narrowed(desk_rows(user), asked), asked.state), asked.sort)
    return Queue(
        asked=asked,
        tabs=_tabs(asked, counted),
        columns=[_column(asked, name) for name in SORTS],
        page=Paginator(shown, PER_PAGE).get_page(page),
        sections=choices.sections(user.language)[1:],
        writers=list(who_may_write().values_list("pk", "name")),
    )


def _narrowed(rows: QuerySet[Article], asked: Asked) -> QuerySet[Article]:
    if asked.section:
        rows = rows.filter(Q(head__section=asked.section) | Q(head__section__parent=asked.section))
    if asked.language:
        rows = rows.filter(head__language=asked.language)
    if asked.writer:
        written = Article.writers.through.objects.filter(user=asked.writer).values("article")
        rows = rows.filter(Q(created_by=asked.writer) | Q(pk__in=written))
    return with_words(rows, asked.q) if asked.q else rows


def _in_state(rows: QuerySet[Article], state: str) -> QuerySet[Article]:
    return rows.in_states([state] if state else OPEN)


def _in_order(rows: QuerySet[Article], sort: str) -> QuerySet[Article]:
    """Ends by the key, so that pages never overlap; what has no value stands last."""
    rows = rows.annotate(due=Coalesce("publish_at", "head__deadline"))
    column = F(SORTS[sort.removeprefix("-")][1])
    order = column.desc(nulls_last=True) if sort.startswith("-") else column.asc(nulls_last=True)
    return rows.order_by(order, "-pk")


def _tabs(asked: Asked, counted: dict[str, int]) -> list[Tab]:
    everything = sum(counted.get(state.value, 0) for state in OPEN)
    first = Tab(_("In work"), asked.address(state=""), everything, not asked.state)
    return [first] + [
        Tab(
            state.label,
            asked.address(state=state.value),
            counted.get(state.value, 0),
            asked.state == state.value,
        )
        for state in State
    ]


def _column(asked: Asked, name: str) -> Column:
    turned = f"-{name}" if asked.sort == name else name
    way = {name: "ascending", f"-{name}": "descending"}.get(asked.sort, "none")
    return Column(name, SORTS[name][0], asked.address(sort=turned if turned != NEWEST else ""), way)


def _one_of(said: str, known: set[str], complaints: list) -> str:
    if said and said not in known:
        complaints.append(_("A filter in this address is not known here, so it was left out."))
    return said if said in known else ""


def _key(said: str, complaints: list) -> int | None:
    key = key_in(said)
    if said and key is None:
        complaints.append(_("A filter in this address is not known here, so it was left out."))
    return key
