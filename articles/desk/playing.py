"""Playing through the versions: one text at a time, with what changed from the one before it marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from accounts.models import Event, User
from articles.desk.comparison import Comparison, comparison
from articles.desk.entries import ABOUT_A_VERSION
from articles.desk.lineage import Lineage, Version, lineage
from articles.desk.sittings import chained, milestones
from articles.models import Article, Revision
from articles.models.revision import Why

#: Moves that make the version they were made on worth stopping at.
MARKING = ABOUT_A_VERSION - {"article.revise", "article.name_version", "article.unname_version"}


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One stop on the way. `compared` is None at the first version, which came from nothing: then `opening` is it."""

    here: Version
    before: Version | None
    stops: Sequence[Version]
    compared: Comparison | None
    opening: Revision | None
    everything: bool
    is_beside: bool

    @property
    def place(self) -> int:
        """Which stop it is, counted from 1."""
        return self.stops.index(self.here) + 1

    @property
    def first(self) -> Version | None:
        return self.stops[0] if self.place > 1 else None

    @property
    def last(self) -> Version | None:
        return self.stops[-1] if self.place < len(self.stops) else None

    @property
    def previous(self) -> Version | None:
        return self.stops[self.place - 2] if self.place > 1 else None

    @property
    def next(self) -> Version | None:
        return self.stops[self.place] if self.place < len(self.stops) else None

    @property
    def why(self) -> str:
        """The occasion on which the version was made."""
        return str(Why(self.here.why).label)

    @property
    def more_words(self) -> int:
        return self.here.words - self.before.words if self.before else 0

    @property
    def signed_words(self) -> str:
        return f"{self.more_words:+d}".replace("-", "−") if self.more_words else ""


def playing(article: Article, *, at: int | None, everything: bool, reader: User) -> Scene:
    """The stop at the version with this number, or at the newest; constant queries.

    Milestones of the working copy, each compared with the milestone before; `everything` stops at every version
    there is, each compared with the one it was written from. A version that is no milestone is one here. 404 when
    the story has no version of that number.
    """
    line = lineage(article)
    here = line.head if at is None else _numbered(line, at)
    stops = _stops(article, line, here, everything=everything)
    before = line.parent(here) if everything or line.is_beside(here) else chained(stops).get(here.pk)
    sides = _texts(article, here, before)
    return Scene(
        here=here,
        before=before,
        stops=stops,
        compared=comparison(sides[0], sides[1], reader=reader) if len(sides) == 2 else None,
        opening=sides[0] if len(sides) == 1 else None,
        everything=everything,
        is_beside=line.is_beside(here),
    )


def _numbered(line: Lineage, number: int) -> Version:
    found = next((version for version in line.versions.values() if version.number == number), None)
    if found is None:
        raise Http404(_("There is no such version of this story."))
    return found


def _stops(article: Article, line: Lineage, here: Version, *, everything: bool) -> list[Version]:
    if everything:
        return list(line.versions.values())
    moves = Event.objects.about(article).filter(verb__in=MARKING)
    marked = set(moves.values_list("detail__revision", flat=True))
    found = milestones(line, marked=marked)
    return found if here in found else sorted([*found, here], key=lambda version: version.number)


def _texts(article: Article, here: Version, before: Version | None) -> list[Revision]:
    """The texts, the one before first; the sections and people a comparison names with them."""
    keys = [before.pk, here.pk] if before else [here.pk]
    rows = (
        Revision.objects.of(article.pk).select_related("made_by", "section__parent", "article").in_bulk(keys)
    )
    return [rows[key] for key in keys]
