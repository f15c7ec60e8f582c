"""What a feed says of a story, the same in every format."""

from dataclasses import dataclass
from datetime import datetime
from html import escape
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings

from articles.models import LiveStory
from articles.pages import links
from articles.pages.feed_body import feed_body
from articles.pages.notes import ABOVE, LABELS
from articles.pages.paper import Paper
from articles.pages.shared_pictures import SharedPicture, shared_picture


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry. `summary` is plain text; `html` is the whole text, or "" where the paper gives summaries only."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    language: str
    authors: list[tuple[str, str]]
    tags: list[str]
    picture: SharedPicture | None


def entry_id(live: LiveStory) -> str:
    """The same for a story for ever, whatever becomes of its address."""
    return _id(f"story-{live.article_id}")


def of_story(live: LiveStory, paper: Paper) -> Entry:
    return _entry(
        live,
        paper,
        id=entry_id(live),
        title=live.headline,
        summary=live.standfirst,
        html=feed_body(live) if settings.FEEDS_FULL_TEXT else "",
        published=live.first_published_at,
        updated=live.updated_at,
    )


def of_corrections(live: LiveStory, paper: Paper) -> list[Entry]:
    """An entry for each thing that had to be said about the story: a second correction is news, too."""
    return [
        _entry(
            live,
            paper,
            id=_id(f"story-{live.article_id}-{note['kind']}-{note['at']}"),
            title=f"{LABELS[note['kind']]}: {live.headline}",
            summary=note["text"],
            html=f"<p>{escape(note['text'])}</p>" if settings.FEEDS_FULL_TEXT else "",
            published=datetime.fromisoformat(note["at"]),
            updated=datetime.fromisoformat(note["at"]),
        )
        for note in live.notes
        if note["kind"] in ABOVE
    ]


def _entry(live: LiveStory, paper: Paper, **said) -> Entry:
    section = paper.section_link(live.section_id)
    return Entry(
        url=links.absolute(links.story_url(live)),
        language=live.edition,
        authors=[
            (person["name"], links.absolute(links.author_url(person["slug"], live.edition)))
            for person in live.bylines
        ],
        tags=[*([section.name] if section else []), *(topic["name"] for topic in live.topics)],
        picture=shared_picture(live.lead, live.pictures),
        **said,
    )


def _id(what: str) -> str:
    return uuid5(NAMESPACE_URL, f"{settings.SITE_URL}#{what}").urn
