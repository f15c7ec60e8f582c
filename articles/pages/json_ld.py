"""Structured data for search engines, safe inside a script element.

What Google asks of each kind: https://developers.google.com/search/docs/appearance/structured-data/search-gallery
"""

import json
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

from articles.models.section import Genre
from articles.pages import links

Facts = dict[str, Any]

# Characters that could end the element or begin a comment; JSON strings may hold their escapes.
ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}

#: What schema.org calls each kind of story.
ARTICLES = {
    Genre.NEWS: "NewsArticle",
    Genre.OPINION: "OpinionNewsArticle",
    Genre.REPORTAGE: "ReportageNewsArticle",
}


def as_script(*things: Facts) -> SafeString:
    """The things as one graph, in JSON that no text inside can break out of."""
    graph = {"@context": "https://schema.org", "@graph": list(things)}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(ESCAPES))  # noqa: S308 - every character that could close the element is escaped


def publisher() -> Facts:
    """The paper itself, named in full once on each page that speaks of it."""
    return {
        "@type": "NewsMediaOrganization",
        "@id": links.absolute("/#publisher"),
        "name": settings.SITE_NAME,
        "url": links.absolute("/"),
        "logo": {"@type": "ImageObject", "url": links.absolute(static("img/mark.svg"))},
    }


def news_article(
    story,
    *,
    section_name: str,
    kind: str = Genre.NEWS,
    images: Sequence[Facts] = (),
    translation: Facts | None = None,
) -> Facts:
    """The article of a live story's facts, the ImageObjects of its picture, and what says the same elsewhere."""
    url = links.absolute(links.path_url(story.path, story.edition))
    facts: Facts = {
        "@type": ARTICLES[Genre(kind)],
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "headline": story.headline,
        "description": story.seo_description or story.standfirst,
        "inLanguage": story.edition,
        "articleSection": section_name,
        "datePublished": story.published_at.isoformat(),
        "dateModified": story.updated_at.isoformat(),
        "wordCount": story.words,
        "keywords": [topic["name"] for topic in story.topics],
        "author": [author(person, story.edition) for person in story.people],
        "publisher": publisher(),
        "isAccessibleForFree": True,
        **(translation or {}),
    }
    corrections = [_correction(note) for note in story.notes if note["kind"] == "correction"]
    if images:
        facts["image"] = list(images)
    if corrections:
        facts["correction"] = corrections
    if story.dateline:
        facts["locationCreated"] = {"@type": "Place", "name": story.dateline}
    return facts


def translated_as(partner, *, is_original: bool) -> Facts:
    """What an article says of its live translation; `is_original` where readers had the article first."""
    url = links.absolute(links.story_url(partner))
    told = {
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "headline": partner.headline,
        "inLanguage": partner.edition,
    }
    return {"workTranslation" if is_original else "translationOfWork": told}


def breadcrumbs(steps: Sequence[tuple[str, str]]) -> Facts:
    """The way from the front page: the name and path of each step; the last may be without a path."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": name,
                **({"item": links.absolute(path)} if path else {}),
            }
            for place, (name, path) in enumerate(steps, 1)
        ],
    }


def web_site(edition: str) -> Facts:
    """The edition, for its front page, with where to search it."""
    front = links.absolute(links.front_url(edition))
    target = links.absolute(links.search_url(edition)) + "?q={search_term_string}"
    return {
        "@type": "WebSite",
        "@id": f"{front}#website",
        "name": settings.SITE_NAME,
        "url": front,
        "inLanguage": edition,
        "publisher": publisher(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": target},
            "query-input": "required name=search_term_string",
        },
    }


def profile_page(person: Facts, edition: str, *, about: str) -> Facts:
    """An author's page: who it is about, and what is said of them."""
    url = links.absolute(links.author_url(person["slug"], edition))
    entity = author(person, edition)
    if about:
        entity["description"] = about
    if person["kind"] == "staff":
        entity["worksFor"] = publisher()
    return {"@type": "ProfilePage", "@id": url, "url": url, "inLanguage": edition, "mainEntity": entity}


def author(person: Facts, edition: str) -> Facts:
    """A byline: a person, or the agency it names; the same `@id` wherever the edition speaks of them."""
    url = links.absolute(links.author_url(person["slug"], edition))
    return {
        "@type": "Organization" if person["kind"] == "agency" else "Person",
        "@id": f"{url}#author",
        "name": person["name"],
        "url": url,
    }


def _correction(note: Facts) -> Facts:
    facts = {"@type": "CorrectionComment", "text": note["text"]}
    return {**facts, "datePublished": note["at"]} if note.get("at") else facts
