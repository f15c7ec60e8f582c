"""The pages of the readers' site: one row each, in the edition of the language that is pictured."""

from collections.abc import Callable

from articles.models import Address, Author, LiveStory, Section, Topic
from articles.models.revision import Importance
from articles.pages import links
from articles.pages.dates import newsroom_day
from bench.screens.picture import READER, Picture, Scene


def first_with(language: str = "", **what: object) -> LiveStory:
    """A story readers see that has this; in the language if there is one, else in the other.

    The first that was made, which is the demo's: what others have written into the site since is not pictured.
    """
    found = LiveStory.objects.filter(**what).order_by("pk")
    return found.filter(edition=language).first() or found[0]


def a_story(**what: object) -> Callable[[Scene], str]:
    return lambda scene: links.story_url(first_with(scene.language, **what))


def section(scene: Scene) -> str:
    return links.section_url(busiest(scene.language).top_section, scene.language)


def subsection(scene: Scene) -> str:
    stories = LiveStory.objects.filter(edition=scene.language, section__parent__isnull=False)
    found = stories.order_by("pk").first()
    below = found.section if found else Section.objects.filter(parent__isnull=False)[0]
    return links.section_url(below, scene.language)


def topic(scene: Scene) -> str:
    story = first_with(scene.language, topics__0__isnull=False)
    return links.topic_url(Topic.objects.get(pk=story.topic_ids[0]).slug, story.edition)


def author(scene: Scene) -> str:
    return links.author_url(Author.objects.get(pk=busiest(scene.language).author_ids[0]).slug, scene.language)


def archive(scene: Scene) -> str:
    return links.archive_url(newsroom_day(busiest(scene.language).first_published_at), scene.language)


def archive_month(scene: Scene) -> str:
    day = newsroom_day(busiest(scene.language).first_published_at)
    return links.archive_month_url(day, scene.language)


def changed(language: str) -> LiveStory:
    """A story whose versions readers may compare, in the language if there is one."""
    stories = LiveStory.objects.filter(versions_shown__gt=1).select_related("section__parent").order_by("pk")
    told = [live for live in stories if live.section.tells_changes]
    return next((live for live in told if live.edition == language), told[0])


def withdrawn(scene: Scene) -> str:
    live = LiveStory.objects.values("article_id")
    gone = Address.objects.exclude(article_id__in=live)
    found = gone.filter(edition=scene.language).first() or gone[0]
    return links.path_url(found.path, found.edition)


def busiest(language: str) -> LiveStory:
    """The newest signed story of the edition, of those that have a lead picture: so have the demo's."""
    return (
        LiveStory.objects.filter(edition=language, lead__isnull=False)
        .exclude(author_ids=[])
        .newest_first()[0]
    )


WORDS = {"fr": "pont", "en": "bridge"}
MISTYPED = "sauvaniac"

READERS_PAGES = (
    Picture("front", READER, lambda scene: links.front_url(scene.language)),
    Picture("section", READER, section),
    Picture("subsection", READER, subsection),
    Picture("story-lead", READER, a_story(importance=Importance.LEAD, lead__isnull=False)),
    Picture("story-plain", READER, a_story(lead__isnull=True)),
    Picture("story-brief", READER, a_story(importance=Importance.BRIEF)),
    Picture("story-corrected", READER, a_story(notes__contains=[{"kind": "correction"}])),
    Picture("story-table", READER, a_story(body__contains="<table")),
    Picture("story-quote", READER, a_story(body__contains="<blockquote")),
    Picture("story-without-ads", READER, a_story(carries_ads=False)),
    Picture("topic", READER, topic),
    Picture("author", READER, author),
    Picture("latest", READER, lambda scene: links.latest_url(scene.language)),
    Picture("archive", READER, archive),
    Picture("search", READER, lambda scene: links.search_url(scene.language, q=WORDS[scene.language])),
    Picture("search-empty", READER, lambda scene: links.search_url(scene.language)),
    Picture("search-nothing", READER, lambda scene: links.search_url(scene.language, q=MISTYPED)),
    Picture("archive-years", READER, lambda scene: links.archive_index_url(scene.language)),
    Picture("archive-month", READER, archive_month),
    Picture("topics", READER, lambda scene: links.topics_url(scene.language)),
    Picture("authors", READER, lambda scene: links.authors_url(scene.language)),
    Picture("about", READER, lambda scene: links.standing_url(links.ABOUT, scene.language)),
    Picture("changes", READER, lambda scene: links.changes_url(changed(scene.language))),
    Picture("report", READER, lambda scene: links.report_url(busiest(scene.language))),
    Picture("corrections", READER, lambda scene: links.corrections_url(scene.language)),
    Picture("not-found", READER, lambda scene: links.front_url(scene.language) + "nowhere-at-all/"),
    Picture("withdrawn", READER, withdrawn),
)
