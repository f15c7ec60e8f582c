"""What stood in the section before a story: the same for ever, so that no new story changes an old one's page."""

from typing import Protocol

from articles.models import LiveStory, Section

SHOWN = 6


class Placed(Protocol):
    """A story where it stands; `published_at` is None for what readers never had."""

    article_id: int
    edition: str
    section: Section
    published_at: object


def earlier_beside(story: Placed) -> list[LiveStory]:
    """The stories first published in the story's top section just before it; the newest ones for a story to come."""
    beside = LiveStory.objects.in_edition(story.edition).filter(top_section=story.section.top())
    if story.published_at:
        beside = beside.before(story.published_at, story.article_id)
    return list(beside.exclude(article_id=story.article_id).newest_first().for_lists()[:SHOWN])


def shown_on(edition: str, top_section_id: int, published_at: object, article_id: int) -> list[int]:
    """The stories on whose pages this one is an earlier one: those published just after it."""
    after = LiveStory.objects.in_edition(edition).filter(
        top_section=top_section_id, first_published_at__gte=published_at
    )
    nearest = after.exclude(article_id=article_id).order_by("first_published_at", "article_id")
    return list(nearest.values_list("article_id", flat=True)[:SHOWN])
