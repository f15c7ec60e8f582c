"""Which story stands in which place of a front page: pins first, then what the newsroom ranks highest."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from articles.models import LiveStory
from articles.models.front import RANKED
from articles.models.revision import Importance


@dataclass(frozen=True)
class Placed:
    """A story in its place, put there by hand or because nothing else was."""

    live: LiveStory
    is_pinned: bool


def arrange(
    pins: Mapping[str, int],
    live: Mapping[int, LiveStory],
    newest: Sequence[LiveStory],
    *,
    opinion_ids: Collection[int] = (),
) -> dict[str, Placed]:
    """The ranked places, in order, with a story in each for as long as there are stories, and none in two of them.

    `pins` says which story is wanted in which place; `live` has those of them that readers see. `newest` is what fills
    the rest, newest first. A story pinned as the picture story fills no ranked place.
    """
    pinned = {place: live[pk] for place, pk in pins.items() if pk in live}
    taken = {story.article_id for story in pinned.values()}
    waiting = iter([each for each in by_rank(newest, opinion_ids) if each.article_id not in taken])
    placed = {}
    for place in RANKED:
        if place in pinned:
            placed[place] = Placed(pinned[place], is_pinned=True)
        elif filling := next(waiting, None):
            placed[place] = Placed(filling, is_pinned=False)
    return placed


def by_rank(newest: Sequence[LiveStory], opinion_ids: Collection[int] = ()) -> list[LiveStory]:
    """Leads first, then the news, then what people think, then briefs; newest first within each."""
    return sorted(newest, key=lambda live: (-live.importance, _is_column(live, opinion_ids)))


def _is_column(live: LiveStory, opinion_ids: Collection[int]) -> bool:
    """Columns have a band of their own, unless the newsroom calls one a lead."""
    return live.importance < Importance.LEAD and live.top_section_id in opinion_ids
