"""The frame of a story's page: what search engines are told, and those who share it."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from articles.models import LiveStory
from articles.pages import links
from articles.pages.bylines import signed_by
from articles.pages.paper import Frame, Paper
from articles.pages.shared_pictures import shared_picture
from articles.pages.story_facts import StoryFacts
from articles.pages.told_to_machines import LOCALES, oembed_links, other_locale, structured_data


def story_head(story: StoryFacts) -> Frame:
    """What the page of a live story would tell search engines and those who share it; reads the paper."""
    with translation.override(story.edition):
        return _live_frame(story, Paper.open(story.edition), None)


def frame_of(story: StoryFacts, paper: Paper, translated: LiveStory | None) -> Frame:
    if story.is_live:
        return _live_frame(story, paper, translated)
    title = story.seo_title or story.headline or _("Untitled")
    return paper.frame(title, path="", current=_current(story), robots="noindex, nofollow")


def _live_frame(story: StoryFacts, paper: Paper, translated: LiveStory | None) -> Frame:
    """The frame that readers get, with everything said to machines."""
    title = story.seo_title or story.headline or _("Untitled")
    description = story.seo_description or story.standfirst
    path = links.path_url(story.path, story.edition)
    section = paper.section_link(story.section and story.section.pk)
    name = section.name if section else ""
    picture = shared_picture(story.lead, story.pictures)
    return paper.frame(
        title,
        path=path,
        other=links.story_url(translated) if translated else "",
        current=_current(story),
        description=description,
        robots="max-image-preview:large",
        open_graph=(
            *_open_graph(story, title, description, links.absolute(path), name),
            *other_locale(translated),
            *(picture.open_graph() if picture else ()),
            ("twitter:card", "summary_large_image" if picture else "summary"),
        ),
        json_ld=structured_data(story, paper, translated),
        oembed=oembed_links(path, story.headline),
    )


def _current(story: StoryFacts) -> dict[int | None, str]:
    """The story's section, as the navigation marks it."""
    return {story.section and (story.section.parent_id or story.section.pk): "true"}


def _open_graph(
    story: StoryFacts, title: str, description: str, url: str, section: str
) -> tuple[tuple[str, str], ...]:
    return (
        ("og:type", "article"),
        ("og:site_name", settings.SITE_NAME),
        ("og:locale", LOCALES[story.edition]),
        ("og:title", title),
        ("og:description", description),
        ("og:url", url),
        ("article:published_time", story.published_at.isoformat()),
        ("article:modified_time", story.updated_at.isoformat()),
        ("article:section", section),
        *(("article:tag", topic["name"]) for topic in story.topics),
        ("author", signed_by([person["name"] for person in story.people])),
    )
