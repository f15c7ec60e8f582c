"""What was asked of the search, read from its address whatever stands there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from articles.models import Author, Section
from articles.models.live_story import KINDS
from articles.pages.paper import OTHER_EDITION, Paper
from articles.reader.queries import author_signing

#: No count goes beyond: a search costs the same in any archive.
COUNTED = 1000
PER_PAGE = 20
LONGEST = 200
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
PAGE = re.compile(r"[0-9]{1,3}")
#: What the field for the language says when both editions are to be searched.
BOTH = "all"


@dataclass
class Asked:
    """The form as the reader filled it in; `complaints` say what in it could not be read.

    `author` stays as written; `signed_by` is who it names. `languages` are the editions to be searched.
    """

    q: str
    languages: tuple[str, ...]
    section: Section | None = None
    since: date | None = None
    until: date | None = None
    author: str = ""
    signed_by: Author | None = None
    kind: str = ""
    page: int = 1
    complaints: list[str] = field(default_factory=list)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.section or self.since or self.until or self.signed_by or self.kind)

    @property
    def is_anything(self) -> bool:
        return bool(self.q) or self.is_narrowed


def read_form(given: Mapping[str, str], paper: Paper) -> Asked:
    """What was asked, whatever was sent; never raises. One query, and only where an author is named."""
    asked = Asked(" ".join(given.get("q", "").replace("\0", " ").split()), (paper.edition,))
    if len(asked.q) > LONGEST:
        asked.q = asked.q[:LONGEST]
        asked.complaints.append(
            _("Only the first %(count)s characters were searched for.") % {"count": LONGEST}
        )
    asked.languages = _languages(given.get("lang", ""), paper.edition, asked.complaints)
    asked.section = _section(given.get("section", ""), paper, asked.complaints)
    asked.since = _day(given.get("from", ""), asked.complaints)
    asked.until = _day(given.get("to", ""), asked.complaints)
    if asked.since and asked.until and asked.since > asked.until:
        asked.complaints.append(_("The first day comes after the last one."))
    asked.kind = _kind(given.get("type", ""), asked.complaints)
    asked.author = " ".join(given.get("author", "").replace("\0", " ").split())[:120]
    if asked.author:
        asked.signed_by = author_signing(asked.languages, asked.author)
        if asked.signed_by is None:
            asked.complaints.append(
                _("No author called “%(written)s” signs a story here.") % {"written": asked.author[:40]}
            )
    asked.page = _page(given.get("page", ""), asked.complaints)
    return asked


def _languages(written: str, edition: str, complaints: list[str]) -> tuple[str, ...]:
    other = OTHER_EDITION[edition]
    known = {"": (edition,), edition: (edition,), other: (other,), BOTH: (edition, other)}
    if written not in known:
        complaints.append(_("There is no such language here: this edition was searched."))
    return known.get(written, (edition,))


def language_asked(asked: Asked, edition: str) -> str:
    """The word for it in the address; the edition's own needs none."""
    if len(asked.languages) > 1:
        return BOTH
    return "" if asked.languages[0] == edition else asked.languages[0]


def _kind(written: str, complaints: list[str]) -> str:
    if written and written not in KINDS:
        complaints.append(_("There is no such kind of story: all were searched."))
        return ""
    return written


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
