"""A story's page, from what readers have or from any revision: the same template, the same words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _

from articles.models import LiveStory
from articles.pages import links, surrogates
from articles.pages.ads import ads_on
from articles.pages.body import SetBody, set_body
from articles.pages.bylines import Byline, bylines
from articles.pages.dates import Moment
from articles.pages.earlier import earlier_beside
from articles.pages.figures import Figures
from articles.pages.live import live_stories
from articles.pages.notes import ABOVE, ReaderNote, reader_notes
from articles.pages.paper import Link, Page, Paper
from articles.pages.pictures import LIVE, Album, LeadView, PictureAddresses, lead_view
from articles.pages.reporting import ReportForm, empty_form
from articles.pages.story_facts import StoryFacts
from articles.pages.story_foot import Hands, Share, hands_told, share
from articles.pages.story_frame import frame_of
from articles.pages.teasers import rail_lines, teasers
from articles.text.blocks import reading_minutes


def story_page(story: StoryFacts, edition: str, *, addresses: PictureAddresses = LIVE) -> Page:
    """The story's page, its pictures at these addresses. It also reads the paper, related stories and earlier ones."""
    with translation.override(edition):
        paper = Paper.open(edition)
        named = [*story.related_ids, *([story.translation_id] if story.translation_id else [])]
        paper.shows(*(surrogates.of_story(pk) for pk in (story.article_id, *named)))
        found = {live.article_id: live for live in live_stories(named)} if named else {}
        translated = _translation(story, found)
        related = [found[key] for key in story.related_ids if key in found]
        album = Album(story.pictures, addresses)
        body = set_body(_with_dateline(story.body, story.dateline), Figures(album, story.files))
        earlier = earlier_beside(story) if story.section else []
        context = {
            "frame": frame_of(story, paper, translated),
            "story": _view(story, body, lead_view(story.lead, album), paper),
            "related": teasers([live for live in related if live is not translated], paper),
            "ads": ads_on("story", story.path, paper) if story.carries_ads else {},
            "earlier": rail_lines([live for live in earlier if live.article_id not in found], paper),
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
    hands: Hands | None
    changes_url: str
    report: ReportForm | None
    share: Share | None


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
        hands=hands_told(story),
        changes_url=_changes_url(story),
        report=empty_form(story) if story.is_live else None,
        share=share(story) if story.is_live else None,
    )


def _changes_url(story: StoryFacts) -> str:
    """Where readers compare its versions, where the desk lets them and there are several."""
    may = story.is_live and story.versions_shown > 1 and story.section and story.section.tells_changes
    return links.changes_url(story) if may else ""


def _translation(story: StoryFacts, found: Mapping[int, LiveStory]) -> LiveStory | None:
    """The story's partner, while it is live in the other edition."""
    live = found.get(story.translation_id) if story.translation_id else None
    return live if live and live.edition != story.edition else None


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
