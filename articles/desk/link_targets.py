"""Which of our own stories a link may lead to: those that readers can open now."""

from dataclasses import dataclass

from accounts.models import User
from articles.desk.queries import found_stories
from articles.models import Article, LiveStory
from articles.pages.links import story_url


@dataclass(frozen=True)
class LinkTarget:
    """A story as the end of a link. `address` is "" where readers have none: the first publication gives it."""

    article: Article
    headline: str
    language: str
    address: str


def link_targets(words: str, *, reader: User) -> list[LinkTarget]:
    """A few stories this person sees whose headline has the words; those with an address first."""
    found = found_stories(reader, words)
    live = LiveStory.objects.for_lists().in_bulk([article.pk for article in found])
    targets = [_target(article, live.get(article.pk)) for article in found]
    return sorted(targets, key=lambda target: not target.address)


def _target(article: Article, live: LiveStory | None) -> LinkTarget:
    """With the headline readers know, where they know one."""
    if live is None:
        return LinkTarget(article, article.head.headline, article.head.language, "")
    return LinkTarget(article, live.headline, live.edition, story_url(live))
