"""A story's page, from what readers have or from any revision: the same template, the same words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _

from articles.models import Author, LiveStory, Revision, Section, Topic
from articles.models.revision import note_as_json
from articles.pages import links, surrogates
from articles.pages.body import SetBody, set_body
from articles.pages.bylines import Byline, bylines, signed_by
from articles.pages.dates import Moment
from articles.pages.earlier import earlier_beside
from articles.pages.figures import Figures
from articles.pages.json_ld import as_script, news_article
from articles.pages.notes import ABOVE, ReaderNote, reader_notes
from articles.pages.paper import Frame, Link, Page, Paper
from articles.pages.pictures import LIVE, Album, LeadView, PictureAddresses, lead_view
from articles.pages.shared_pictures import shared_picture
from articles.pages.teasers import teasers
from articles.text.blocks import reading_minutes
from articles.workflow.states import ChangeKind


@dataclass(frozen=True, kw_only=True)
class StoryFacts:
    """What a story says, wherever it was read from. `people`, `topics`, `notes`, `lead`, `pictures` and `files` are as
    in `LiveStory`.

    `published_at` is None for what readers never had; `is_live` says whether this very text is theirs.
    """

    article_id: int
    edition: str
    is_live: bool
    section: Section | None
    path: str
    headline: str
    kicker: str
    standfirst: str
    dateline: str
    body: str
    lead: dict | None
    pictures: dict
    files: dict
    people: Sequence[dict]
    topics: Sequence[dict]
    notes: Sequence[dict]
    related_ids: Sequence[int]
    words: int
    seo_title: str
    seo_description: str
    published_at: datetime | None
    updated_at: datetime | None

    @classmethod
    def from_live(cls, live: LiveStory) -> "StoryFacts":
        same = {name: getattr(live, name) for name in SAME_IN_BOTH}
        return cls(
            article_id=live.article_id,
            edition=live.edition,
            is_live=True,
            path=live.path,
            body=live.body,
            lead=live.lead,
            pictures=live.pictures,
            files=live.files,
            people=live.bylines,
            topics=live.topics,
            notes=live.notes,
            published_at=live.first_published_at,
            updated_at=live.updated_at,
            **same,
        )

    @classmethod
    def from_revision(cls, revision: Revision) -> "StoryFacts":
        """The same facts of any revision but those of its pictures and files; reads its blocks, authors and topics."""
        same = {name: getattr(revision, name) for name in SAME_IN_BOTH}
        content = revision.content()
        authors = Author.objects.in_bulk(content.byline_ids)
        topics = Topic.objects.in_bulk(content.topic_ids)
        signed = [authors[key] for key in content.byline_ids if key in authors]
        return cls(
            article_id=revision.article_id,
            edition=revision.language,
            is_live=False,
            path="",
            body=content.body,
            lead=content.lead.as_json() if content.lead else None,
            pictures={},
            files={},
            people=[{"name": author.name, "slug": author.slug, "kind": author.kind} for author in signed],
            topics=[_as_topic(topics[key]) for key in content.topic_ids if key in topics],
            notes=[note_as_json(note) for note in content.notes] + _note_of_change(revision),
            published_at=revision.article.first_published_at,
            updated_at=None,
            **same,
        )


SAME_IN_BOTH = (
    "section",
    "headline",
    "kicker",
    "standfirst",
    "dateline",
    "related_ids",
    "words",
    "seo_title",
    "seo_description",
)


def story_page(story: StoryFacts, edition: str, *, addresses: PictureAddresses = LIVE) -> Page:
    """The story's page, its pictures at these addresses. It also reads the paper, related stories and earlier ones."""
    with translation.override(edition):
        paper = Paper.open(edition)
        paper.shows(*(surrogates.of_story(pk) for pk in (story.article_id, *story.related_ids)))
        found = LiveStory.objects.for_lists().in_bulk(story.related_ids)
        related = [found[key] for key in story.related_ids if key in found]
        translated = next((live for live in related if _is_translation(live, story)), None)
        album = Album(story.pictures, addresses)
        body = set_body(_with_dateline(story.body, story.dateline), Figures(album, story.files))
        earlier = earlier_beside(story) if story.section else []
        context = {
            "frame": _frame(story, paper, translated),
            "story": _view(story, body, lead_view(story.lead, album), paper),
            "related": teasers([live for live in related if live is not translated], paper),
            "earlier": teasers([live for live in earlier if live.article_id not in found], paper),
        }
    return paper.page("reader/story.html", context, frame_sources=body.frame_sources)


@dataclass(frozen=True, kw_only=True)
class StoryView:
    """The facts as words, ready for the template."""

    is_live: bool
    section: Link | None
    headline: str
    kicker: str
    standfirst: str
    body: str
    lead: LeadView | None
    has_embeds: bool
    has_pictures: bool
    has_galleries: bool
    bylines: list[Byline]
    topics: list[Link]
    published: Moment | None
    updated: Moment | None
    notes_above: list[ReaderNote]
    notes_below: list[ReaderNote]
    reading_time: str


def _view(story: StoryFacts, body: SetBody, lead: LeadView | None, paper: Paper) -> StoryView:
    notes = reader_notes(story.notes, paper)
    published, updated = story.published_at, story.updated_at
    return StoryView(
        is_live=story.is_live,
        section=paper.section_link(story.section and story.section.pk),
        headline=story.headline,
        kicker=story.kicker,
        standfirst=story.standfirst,
        body=body.html,
        lead=lead,
        has_embeds=bool(body.frame_sources),
        has_pictures=bool(lead) or body.has_figures,
        has_galleries=body.has_galleries,
        bylines=bylines(story.people, story.edition),
        topics=[
            Link(url=links.topic_url(topic["slug"], story.edition), name=topic["name"])
            for topic in story.topics
        ],
        published=paper.moment(published) if published else None,
        updated=paper.moment(updated) if updated and published and updated > published else None,
        notes_above=[note for note in notes if note.kind in ABOVE],
        notes_below=[note for note in notes if note.kind not in ABOVE],
        reading_time=_("%(minutes)d min read") % {"minutes": reading_minutes(story.words)},
    )


def story_head(story: StoryFacts) -> Frame:
    """What the page of a live story would tell search engines and those who share it; reads the paper."""
    with translation.override(story.edition):
        return _live_frame(story, Paper.open(story.edition), None)


def _frame(story: StoryFacts, paper: Paper, translated: LiveStory | None) -> Frame:
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
            *(picture.open_graph() if picture else ()),
            ("twitter:card", "summary_large_image" if picture else "summary"),
        ),
        json_ld=as_script(
            news_article(story, section_name=name, images=picture.json_ld() if picture else [])
        ),
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
        ("og:locale", {"fr": "fr_FR", "en": "en_GB"}[story.edition]),
        ("og:title", title),
        ("og:description", description),
        ("og:url", url),
        ("article:published_time", story.published_at.isoformat()),
        ("article:modified_time", story.updated_at.isoformat()),
        ("article:section", section),
        *(("article:tag", topic["name"]) for topic in story.topics),
        ("author", signed_by([person["name"] for person in story.people])),
    )


def _is_translation(live: LiveStory, story: StoryFacts) -> bool:
    """Two stories of different editions that name each other are one story in two languages."""
    return live.edition != story.edition and story.article_id in live.related_ids


#: Pictures above the first paragraph; galleries, whose figures nest, are left out.
_FIGURES_FIRST = re.compile(r"(?:<figure data-(?!gallery)[^<>]*>.*?</figure>\s*)+", re.DOTALL)


def _with_dateline(body: str, place: str) -> str:
    """The place stands at the beginning of the first paragraph, as it does in print."""
    if not place:
        return body
    mark = f'<span class="dateline">{escape(place)}.</span> '
    pictures = _FIGURES_FIRST.match(body)
    start = pictures.end() if pictures else 0
    if body.startswith("<p>", start):
        return f"{body[:start]}<p>{mark}{body[start + 3 :]}"
    return f"<p>{mark}</p>{body}"


def _as_topic(topic: Topic) -> dict:
    return {"name": topic.name, "slug": topic.slug}


def _note_of_change(revision: Revision) -> list[dict]:
    """The note readers will be given when this change goes out; it has no time yet."""
    if revision.change_note and ChangeKind(revision.change_kind).is_told_to_readers:
        return [
            {"id": None, "kind": revision.change_kind, "text": revision.change_note, "at": None, "zone": ""}
        ]
    return []
