"""Surrogate keys: what a public page was made from, by name, so that a change finds every page it touches.

A page carries the key of all it shows and of all it would show if it were there: a story that is only related has its
key on the page while it is withdrawn, too. Caches outside know the keys as `Surrogate-Key`.
"""

from collections.abc import Iterable
from datetime import date


def of_story(article_id: int) -> str:
    """Every page that shows the story, or would."""
    return f"story-{article_id}"


def of_latest(edition: str) -> str:
    """Lists that any new story of the edition may enter."""
    return f"latest-{edition}"


def of_front(edition: str) -> str:
    """What the newsroom has set on the front page by hand."""
    return f"front-{edition}"


def of_section(section_id: int, edition: str) -> str:
    return f"section-{section_id}-{edition}"


def of_topic(topic_id: int) -> str:
    return f"topic-{topic_id}"


def of_author(author_id: int, edition: str) -> str:
    return f"author-{author_id}-{edition}"


def of_day(day: date, edition: str) -> str:
    """The stories first published on that day in the newsroom."""
    return f"day-{edition}-{day.isoformat()}"


def of_month(day: date, edition: str) -> str:
    """The stories first published in that day's month."""
    return f"month-{edition}-{day:%Y-%m}"


def of_corrections(edition: str) -> str:
    return f"corrections-{edition}"


def of_standing(slug: str) -> str:
    """The pages about the paper of this address, one an edition: each says whether there is the other."""
    return f"standing-{slug}"


def of_frame(edition: str) -> str:
    """What surrounds every page of the edition: its sections, and the names in the foot."""
    return f"frame-{edition}"


def of_ads(edition: str) -> str:
    """Every page that has room for an ad."""
    return f"ads-{edition}"


def of_publication(
    article_id: int,
    edition: str,
    day: date,
    *,
    section_ids: Iterable[int],
    topic_ids: Iterable[int],
    author_ids: Iterable[int],
) -> list[str]:
    """All that changes when the story, first published on that day, comes, changes or goes.

    Lists it leaves need no key of their own: they show it, so they carry the story's.
    """
    return [
        of_story(article_id),
        of_latest(edition),
        of_day(day, edition),
        of_month(day, edition),
        of_corrections(edition),
        *(of_section(pk, edition) for pk in section_ids),
        *(of_topic(pk) for pk in topic_ids),
        *(of_author(pk, edition) for pk in author_ids),
    ]
