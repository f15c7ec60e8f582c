"""Finding stories: what was asked, what matches it, in what order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.contrib.postgres.search import SearchQueryField
from django.db.models import BooleanField, ExpressionWrapper, F, FloatField, Func, Value
from django.utils.translation import gettext as _

from articles.models import LiveStory, Section
from articles.pages.paper import Paper
from articles.reader.queries import end_of, live_in, live_under, start_of

#: No count goes beyond, only the newest this many are ranked: a search costs the same in any archive.
COUNTED = 1000
PER_PAGE = 20
LONGEST = 200
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
PAGE = re.compile(r"[0-9]{1,3}")


@dataclass
class Asked:
    """The form as the reader filled it in; `complaints` say what in it could not be read."""

    q: str
    section: Section | None
    since: date | None
    until: date | None
    page: int
    complaints: list[str] = field(default_factory=list)

    @property
    def is_anything(self) -> bool:
        return bool(self.q or self.section or self.since or self.until)


def read_form(given: Mapping[str, str], paper: Paper) -> Asked:
    """What was asked, whatever was sent; never raises."""
    asked = Asked(q=" ".join(given.get("q", "").split()), section=None, since=None, until=None, page=1)
    if len(asked.q) > LONGEST:
        asked.q = asked.q[:LONGEST]
        asked.complaints.append(
            _("Only the first %(count)s characters were searched for.") % {"count": LONGEST}
        )
    asked.section = _section(given.get("section", ""), paper, asked.complaints)
    asked.since = _day(given.get("from", ""), asked.complaints)
    asked.until = _day(given.get("to", ""), asked.complaints)
    if asked.since and asked.until and asked.since > asked.until:
        asked.complaints.append(_("The first day comes after the last one."))
    asked.page = _page(given.get("page", ""), asked.complaints)
    return asked


@dataclass(frozen=True)
class Found:
    """One page of matches in order; `count` stops at `COUNTED`, and then `is_more` says so."""

    stories: list[LiveStory]
    count: int
    is_more: bool


def find(asked: Asked, edition: str) -> Found:
    """The matches, best and newest first. Two queries."""
    if not asked.is_anything:
        return Found([], 0, False)
    ids = list(_matches(asked, edition).newest_first().values_list("article_id", flat=True)[: COUNTED + 1])
    ranked = LiveStory.objects.filter(pk__in=ids[:COUNTED]).defer("body", "search")
    ranked = ranked.annotate(rank=_rank(asked.q, edition)).order_by(
        "-rank", "-first_published_at", "-article_id"
    )
    start = (asked.page - 1) * PER_PAGE
    stories = list(ranked[start : start + PER_PAGE]) if start < len(ids) else []
    return Found(stories, min(len(ids), COUNTED), len(ids) > COUNTED)


def _query(words: str, edition: str) -> Func:
    return Func(Value(edition), Value(words), function="newsroom_query", output_field=SearchQueryField())


def _answers(words: str, edition: str) -> Func:
    """Whether a story matches, as the GIN index answers it; Django's own lookup would build another query."""
    return Func(
        F("search"),
        _query(words, edition),
        template="(%(expressions)s)",
        arg_joiner=" @@ ",
        output_field=BooleanField(),
    )


def _matches(asked: Asked, edition: str):
    stories = live_under(edition, asked.section) if asked.section else live_in(edition)
    if asked.q:
        stories = stories.filter(_answers(asked.q, edition))
    if asked.since:
        stories = stories.filter(first_published_at__gte=start_of(asked.since))
    if asked.until:
        stories = stories.filter(first_published_at__lt=end_of(asked.until))
    return stories


def _rank(words: str, edition: str):
    """How well it matches, halved by a year of age: news grows old. Without words only age counts."""
    years = Func(
        F("first_published_at"), template="(extract(epoch from newsroom_now() - %(expressions)s) / 31557600)"
    )
    fit = Func(F("search"), _query(words, edition), Value(1), function="ts_rank") if words else Value(1.0)
    return ExpressionWrapper(fit / (1.0 + years), output_field=FloatField())


def _section(named: str, paper: Paper, complaints: list[str]) -> Section | None:
    if not named:
        return None
    found = next((each for each in paper.sections.values() if paper.section_key(each) == named), None)
    if found is None:
        complaints.append(_("There is no such section: all were searched."))
    return found


def _day(written: str, complaints: list[str]) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(DAY.fullmatch(written)[0])
    except (TypeError, ValueError):
        complaints.append(
            _("“%(written)s” is not a day: write it as 2026-11-23.") % {"written": written[:40]}
        )
        return None


def _page(written: str, complaints: list[str]) -> int:
    if not written:
        return 1
    if PAGE.fullmatch(written) and 1 <= int(written) <= COUNTED // PER_PAGE:
        return int(written)
    complaints.append(
        _("There is no page “%(written)s” of results: this is the first.") % {"written": written[:40]}
    )
    return 1
