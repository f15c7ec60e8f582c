"""A stored body for feeds: whole, with absolute addresses, and nothing that runs or plays."""

import re
from collections.abc import Mapping, Sequence
from html import escape, unescape
from typing import Any
from urllib.parse import urljoin

from articles.models import LiveStory
from articles.pages import links
from articles.pages.notes import LABELS
from articles.pages.pictures import jpeg
from articles.text.blocks import Block, split
from articles.text.embeds import address_in
from articles.text.pictured import Figure, FileFigure, Gallery, figure_of

WIDTH = 1280
_HREF = re.compile(r' href="([^"]*)"')


def feed_body(live: LiveStory) -> str:
    """The story's HTML in the language that is active: notes to readers, lead picture, text."""
    lead = _lead(live.lead, live.pictures) if live.lead else ""
    blocks = [_block(block, live.pictures, live.files) for block in split(live.body)]
    html = "\n".join(filter(None, [_notes(live.notes), lead, *blocks]))
    base = links.absolute(links.story_url(live))
    return _HREF.sub(lambda found: f' href="{escape(urljoin(base, unescape(found[1])))}"', html)


def _notes(notes: Sequence[Mapping[str, Any]]) -> str:
    """What was corrected or made clear stands before the text, as it does on the story's page."""
    said = [
        f"<p><strong>{escape(str(LABELS[note['kind']]))}</strong> {escape(note['text'])}</p>"
        for note in notes
        if note["kind"] in LABELS
    ]
    return "\n".join(said)


def _lead(lead: Mapping[str, Any], pictures: Mapping[str, Any]) -> str:
    facts = pictures.get(str(lead["picture"]))
    if not facts:
        return ""
    picture = _img(facts, lead["shape"], "wide", lead["alt"])
    return _figure(picture, escape(lead["caption"]), lead["credit"])


def _block(block: Block, pictures: Mapping[str, Any], files: Mapping[str, Any]) -> str:
    if block.kind == "oembed":
        address = escape(address_in(block.html))
        return f'<p><a href="{address}">{address}</a></p>'
    shown = figure_of(block.html) if block.kind == "figure" else None
    if isinstance(shown, Gallery):
        every = [_picture(figure, pictures) for figure in shown.figures]
        return "\n".join([*every, f"<p>{shown.caption}</p>"] if shown.caption else every)
    if isinstance(shown, Figure):
        return _picture(shown, pictures)
    if isinstance(shown, FileFigure):
        return _file(shown, files)
    return block.html


def _picture(shown: Figure, pictures: Mapping[str, Any]) -> str:
    facts = pictures.get(str(shown.picture))
    picture = _img(facts, shown.shape, "whole", shown.alt) if facts else ""
    return _figure(picture, shown.caption, shown.credit)


def _img(facts: Mapping[str, Any], shape: str, ratio: str, alt: str | None) -> str:
    drawn = jpeg(facts, shape, ratio, WIDTH)
    source = escape(links.absolute(drawn.address))
    return f'<img src="{source}" alt="{escape(alt or "")}" width="{drawn.width}" height="{drawn.height}">'


def _file(shown: FileFigure, files: Mapping[str, Any]) -> str:
    """A link to the video, the sound or the document."""
    facts = files.get(str(shown.file))
    if not facts:
        return f"<p>{shown.caption}</p>" if shown.caption else ""
    address = escape(links.absolute(f"/media/f/{facts['name']}.{facts['ext']}"))
    return _figure(f'<a href="{address}">{escape(facts["title"])}</a>', shown.caption, facts["credit"])


def _figure(inner: str, caption: str, credit: str) -> str:
    words = " ".join(filter(None, [caption, escape(credit)]))
    said = f"<figcaption>{words}</figcaption>" if words else ""
    return f"<figure>{inner}{said}</figure>" if inner or said else ""
