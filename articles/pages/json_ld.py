"""Structured data for search engines, safe inside a script element."""

import json
from collections.abc import Sequence

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from articles.pages import links

# Characters that could end the element or begin a comment; JSON strings may hold their escapes.
ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def as_script(facts: dict) -> SafeString:
    """The dict as JSON that no text inside can break out of."""
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(ESCAPES))  # noqa: S308 - every character that could close the element is escaped


def publisher() -> dict:
    return {"@type": "NewsMediaOrganization", "name": settings.SITE_NAME, "url": links.absolute("/")}


def news_article(story, *, section_name: str, images: Sequence[dict] = ()) -> dict:
    """schema.org NewsArticle for a live story's facts and the ImageObjects of its picture."""
    url = links.absolute(links.path_url(story.path, story.edition))
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
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
        "author": [_author(person, story.edition) for person in story.people],
        "publisher": publisher(),
        "isAccessibleForFree": True,
    }
    corrections = [_correction(note) for note in story.notes if note["kind"] == "correction"]
    if images:
        facts["image"] = list(images)
    if corrections:
        facts["correction"] = corrections
    if story.dateline:
        facts["locationCreated"] = {"@type": "Place", "name": story.dateline}
    return facts


def web_site(edition: str) -> dict:
    """schema.org WebSite for a front page, with where to search."""
    target = links.absolute(links.search_url(edition)) + "?q={search_term_string}"
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": settings.SITE_NAME,
        "url": links.absolute(links.front_url(edition)),
        "inLanguage": edition,
        "publisher": publisher(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": target},
            "query-input": "required name=search_term_string",
        },
    }


def _author(person: dict, edition: str) -> dict:
    kind = "Organization" if person["kind"] == "agency" else "Person"
    return {
        "@type": kind,
        "name": person["name"],
        "url": links.absolute(links.author_url(person["slug"], edition)),
    }


def _correction(note: dict) -> dict:
    facts = {"@type": "CorrectionComment", "text": note["text"]}
    return {**facts, "datePublished": note["at"]} if note.get("at") else facts
