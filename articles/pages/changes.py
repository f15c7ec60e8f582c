"""The page of what changed in a story: the versions readers were given, and their differences in readers' words.

It is made from the log of publications alone: no draft, and nothing of a text that was taken down, is read for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils import translation
from django.utils.translation import gettext as _

from articles.models import Author, LiveStory, Publication, Revision
from articles.models.publication import shown_lines
from articles.models.revision import read_blocks
from articles.pages import links, surrogates
from articles.pages.bylines import signed_by
from articles.pages.changed_blocks import changed_block, changed_words
from articles.pages.dates import Moment
from articles.pages.notes import LABELS
from articles.pages.paper import Link, Page, Paper
from articles.text.diff import compare, tally
from articles.text.diff_fields import changed_fields
from articles.text.diff_layout import in_brief
from articles.text.diff_summary import lead_sentence, summary

#: The newest versions that are compared; a page has an end.
MOST = 20


@dataclass(frozen=True, kw_only=True)
class Step:
    """One version and what it changed: `kind` and `note` as readers were told, `titles` as (name, safe HTML)."""

    label: str
    kind: str
    moment: Moment
    note: str
    summary: list[str]
    titles: list[tuple[str, str]]
    body: str


def changes_page(live: LiveStory, log: Sequence[Publication]) -> Page | None:
    """The page for a live story and the newest lines of its log, oldest first; None where the log shows nothing.

    Of more than `MOST` versions the oldest are left out. It also reads their texts and the names of those who signed.
    """
    lines = shown_lines(log)
    if not lines:
        return None
    with translation.override(live.edition):
        paper = Paper.open(live.edition)
        paper.shows(surrogates.of_story(live.article_id))
        context = {
            "frame": paper.frame(
                _("What changed: %(headline)s") % {"headline": live.headline},
                path=links.changes_url(live),
                current={live.section.parent_id or live.section_id: "true"},
                robots="noindex, follow",
            ),
            "story": Link(url=links.story_url(live), name=live.headline),
            "steps": _steps(lines[-MOST - 1 :], paper),
            "first": paper.moment(lines[0].at) if len(lines) <= MOST + 1 else None,
            "is_back": lines[0].kind == Publication.Kind.AGAIN,
            "is_only": len(lines) == 1,
        }
    return paper.page("reader/changes.html", context)


def _steps(lines: Sequence[Publication], paper: Paper) -> list[Step]:
    """What each version changed in the one before it, the newest first; the first one changed nothing."""
    texts = [line.revision for line in lines]
    read_blocks(texts)
    names = Author.objects.in_bulk({pk for text in texts for pk in text.byline_ids})
    signed = [signed_by([names[pk].name for pk in text.byline_ids if pk in names]) for text in texts]
    said = [_said(text, by) for text, by in zip(texts, signed, strict=True)]
    return [
        _step(lines[place], _Sides(said[place - 1], said[place], texts[place - 1], texts[place]), paper)
        for place in range(len(lines) - 1, 0, -1)
    ]


class _Sides(NamedTuple):
    """Two versions, one after the other, and what stood above each."""

    was: dict[str, str]
    now: dict[str, str]
    old: Revision
    new: Revision


def _said(text: Revision, signed: str) -> dict[str, str]:
    """What stands above the text, by the name of the field."""
    return {
        _("Kicker"): text.kicker,
        _("Headline"): text.headline,
        _("Standfirst"): text.standfirst,
        _("Dateline"): text.dateline,
        _("Byline"): signed,
    }


def _step(line: Publication, sides: _Sides, paper: Paper) -> Step:
    titles = changed_fields(sides.was, sides.now)
    changes = compare(sides.old.blocks, sides.new.blocks)
    lead = lead_sentence(sides.old.content().lead, sides.new.content().lead)
    return Step(
        label=str(LABELS.get(line.change_kind, _("Small change"))),
        kind=line.change_kind,
        moment=paper.moment(line.at),
        note=line.note,
        summary=summary(changes, tally(changes), titles=[row.name for row in titles], lead=lead),
        titles=[(row.name, changed_words(row.segments)) for row in titles],
        body=in_brief(changes, changed_block),
    )
