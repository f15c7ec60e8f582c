"""What stood in the section before a story: the same for ever, so that no new story changes an old one's page."""

from datetime import datetime
from typing import Protocol

from articles.models import LiveStory, Section
from articles.models.live_story import LiveStoryQuerySet
from newsroom.kept_queries import kept

SHOWN = 6


class Placed(Protocol):
    """A story where it stands; `published_at` is None for what readers never had."""

    article_id: int
    edition: str
    section: Section
    published_at: datetime | None


def earlier_beside(story: Placed) -> list[LiveStory]:
    """The stories first published in the story's top section just before it, for a rail; the newest for one to come."""
    top = story.section.top().pk
    if story.published_at:
        return _before(story.edition, top, story.published_at, story.article_id)
    beside = LiveStory.objects.in_edition(story.edition).filter(top_section=top)
    return list(beside.exclude(article_id=story.article_id).newest_first().for_rails()[:SHOWN])


@kept
def _before(edition: str, top_section: int, moment: datetime, article_id: int) -> LiveStoryQuerySet:
    beside = LiveStory.objects.in_edition(edition).filter(top_section=top_section)
    return beside.before(moment, article_id).newest_first().for_rails()[:SHOWN]


def shown_on(edition: str, top_section_id: int, published_at: object, article_id: int) -> list[int]:
    """The stories on whose pages this one is an earlier one: those published just after it."""
    after = LiveStory.objects.in_edition(edition).filter(
        top_section=top_section_id, first_published_at__gte=published_at
    )
    nearest = after.exclude(article_id=article_id).order_by("first_published_at", "article_id")
    return list(nearest.values_list("article_id", flat=True)[:SHOWN])
