"""What a front page is made of, read for readers and for the desk alike: pins, the breaking bar, the live stories."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from articles.models import FrontPage, FrontPlace, LiveStory, Section
from articles.models.front import PICTURE
from articles.pages.front_order import Placed, arrange
from articles.pages.live import live_stories
from newsroom.kept_queries import kept

#: How many of the newest stories can fill a place, and how many of each section's its band.
ON_FRONT = 40
IN_BAND = 12
#: What a story set wide does not need besides what lists show and its body.
BESIDE_BODY = ("plain", "search", "files")


@dataclass(frozen=True, kw_only=True)
class FrontStories:
    """An edition's front page before it is written. `placed` has the ranked places and the picture story's.

    `breaking` is the row of the bar while readers see it, else None; `breaking_story` the story it leads to, if any.
    """

    pins: list[FrontPlace]
    placed: dict[str, Placed]
    newest: list[LiveStory]
    by_section: list[tuple[Section, list[LiveStory]]]
    page: FrontPage
    breaking: FrontPage | None
    breaking_story: LiveStory | None

    @property
    def placed_ids(self) -> set[int]:
        return {placed.live.article_id for placed in self.placed.values()}


def front_stories(edition: str, now: datetime) -> FrontStories:
    """All of it in six queries, whatever is pinned and however many stories there are."""
    pins = _pins(edition)
    page = next(iter(_page(edition)), None) or FrontPage(edition=edition)
    newest = _newest(edition)
    sections = _sections(edition)
    named = [pin.article_id for pin in pins] + ([page.breaking_id] if page.breaking_id else [])
    wanted_ids = sorted({pk for section in sections for pk in section.newest_ids}.union(named))
    live = {story.article_id: story for story in live_stories(wanted_ids)}
    ours = {pk: live[pk] for pk in named if pk in live and live[pk].edition == edition}
    wanted = {pin.place: pin.article_id for pin in pins}
    opinion_ids = {section.pk for section in sections if section.holds_opinion}
    placed = arrange(wanted, ours, newest, opinion_ids=opinion_ids)
    wide = _pictured(
        edition, ours.get(wanted.get(PICTURE, 0)), but=[each.live.pk for each in placed.values()]
    )
    if wide:
        placed[PICTURE] = Placed(wide, is_pinned=wide.pk == wanted.get(PICTURE))
    story = ours.get(page.breaking_id)
    return FrontStories(
        pins=pins,
        placed=placed,
        newest=newest,
        # A story withdrawn between two queries is simply not there.
        by_section=[(section, [live[pk] for pk in section.newest_ids if pk in live]) for section in sections],
        page=page,
        breaking=page if _breaks(page, story, now) else None,
        breaking_story=story,
    )


@kept
def _pins(edition: str) -> QuerySet[FrontPlace]:
    return FrontPlace.objects.of(edition)


@kept
def _page(edition: str) -> QuerySet[FrontPage]:
    return FrontPage.objects.filter(edition=edition)


@kept
def _newest(edition: str) -> QuerySet[LiveStory]:
    return LiveStory.objects.in_edition(edition).newest_first().for_lists()[:ON_FRONT]


@kept
def _sections(edition: str) -> QuerySet[Section]:
    """Each top section, in order, with the numbers of its newest stories."""
    within = LiveStory.objects.in_edition(edition).filter(top_section=OuterRef("pk")).newest_first()
    ids = ArraySubquery(within.values("article_id")[:IN_BAND])
    return Section.objects.top().in_order().annotate(newest_ids=ids)


def _pictured(edition: str, pinned: LiveStory | None, *, but: Collection[int]) -> LiveStory | None:
    """The story set wide, the pinned one or the newest that stands nowhere above; with its body, for its pictures."""
    if pinned and pinned.lead:
        return next(iter(_with_body(edition, pinned.pk)), None)
    return next(iter(_newest_pictured(edition, list(but))), None)


@kept
def _with_body(edition: str, article_id: int) -> QuerySet[LiveStory]:
    return LiveStory.objects.in_edition(edition).filter(pk=article_id).defer(*BESIDE_BODY)


@kept
def _newest_pictured(edition: str, but: Sequence[int]) -> QuerySet[LiveStory]:
    rows = LiveStory.objects.in_edition(edition).set_in_pictures().exclude(pk__in=but)
    return rows.newest_first().defer(*BESIDE_BODY)[:1]


def _breaks(page: FrontPage, story: LiveStory | None, now: datetime) -> bool:
    """A bar that leads to a story says what that story says: they come and go together."""
    is_over = page.breaking_until is not None and page.breaking_until <= now
    return bool(page.breaking) and not is_over and (page.breaking_id is None or story is not None)
