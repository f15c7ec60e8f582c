"""What a live story's page says of itself to programs: structured data, and where else it can be had."""

from django.conf import settings
from django.utils.safestring import SafeString

from articles.models import LiveStory
from articles.models.section import Genre
from articles.pages import links
from articles.pages.json_ld import as_script, breadcrumbs, news_article, translated_as
from articles.pages.paper import Link, Paper
from articles.pages.shared_pictures import shared_picture

LOCALES = {"fr": "fr_FR", "en": "en_GB"}


def structured_data(story, paper: Paper, partner: LiveStory | None) -> SafeString:
    """The article and the way to it; `story` as `pages.story.StoryFacts`, `partner` its live translation."""
    section = paper.sections.get(story.section.pk) if story.section else None
    picture = shared_picture(story.lead, story.pictures)
    article = news_article(
        story,
        section_name=section.name(paper.edition) if section else "",
        kind=section.kind_of_stories() if section else Genre.NEWS,
        images=picture.json_ld() if picture else [],
        translation=translated_as(partner, is_original=_came_first(story, partner)) if partner else None,
    )
    above = [each for each in (section and section.parent, section) if each]
    steps = [(each.name(paper.edition), links.section_url(each, paper.edition)) for each in above]
    front = (settings.SITE_NAME, links.front_url(paper.edition))
    return as_script(article, breadcrumbs([front, *steps, (story.headline, "")]))


def other_locale(partner: LiveStory | None) -> tuple[tuple[str, str], ...]:
    """What OpenGraph says of the live translation."""
    return (("og:locale:alternate", LOCALES[partner.edition]),) if partner else ()


def oembed_links(path: str, headline: str) -> tuple[Link, ...]:
    """Where programs learn how to show the story at `path` on other pages: https://oembed.com/#section4."""
    return tuple(
        Link(
            url=links.oembed_url(path, kind),
            name=headline,
            type=media_type,
        )
        for kind, media_type in (("json", "application/json+oembed"), ("xml", "text/xml+oembed"))
    )


def _came_first(story, partner: LiveStory) -> bool:
    """Readers had this one before its translation: it is taken for the original."""
    return (story.published_at, story.article_id) < (partner.first_published_at, partner.article_id)
