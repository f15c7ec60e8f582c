"""A stored body as readers get it: tables in boxes, figures with their pictures, players that load nothing yet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.translation import gettext, gettext_lazy

from articles.pages.figures import Figures
from articles.pages.tables import set_table
from articles.text.blocks import Block, plain, split
from articles.text.boxes import FACTS, SOURCES, box_kind, inside
from articles.text.embeds import Act, Embed, address_in, embed_of

_CAPTION = re.compile(r"<caption>(.*?)</caption>", re.DOTALL)

CALLS: dict[Act, str | Promise] = {
    Act.WATCH: gettext_lazy("Watch the video on %(provider)s"),
    Act.LISTEN: gettext_lazy("Listen on %(provider)s"),
    Act.LOOK: gettext_lazy("See the chart on %(provider)s"),
}

#: What a box is called that has no title of its own.
TITLES: dict[str, str | Promise] = {
    FACTS: gettext_lazy("Key facts"),
    SOURCES: gettext_lazy("Sources"),
}


@dataclass(frozen=True)
class SetBody:
    """The body as HTML, and what its page must let frames load once a reader asks for one."""

    html: str
    frame_sources: tuple[str, ...]
    has_figures: bool = False
    has_galleries: bool = False


def set_body(body: str, figures: Figures | None = None) -> SetBody:
    """The body in the language that is active; one of words alone comes out letter for letter."""
    blocks = split(body)
    embeds = [embed for block in blocks if (embed := embed_of(address_in(block.html)))]
    figures = figures or Figures()
    return SetBody(
        _joined([_set(block, figures) for block in blocks]),
        _sources(embeds),
        has_figures=any(block.kind == "figure" for block in blocks),
        has_galleries=any(block.html.startswith("<figure data-gallery") for block in blocks),
    )


def _joined(blocks: Sequence[str]) -> str:
    return "\n".join(blocks)


def _sources(embeds: Sequence[Embed]) -> tuple[str, ...]:
    return tuple(sorted({embed.frame_source for embed in embeds}))


def _set(block: Block, figures: Figures) -> str:
    if block.kind == "table":
        return _boxed(block.html)
    if block.kind == "oembed":
        return _facade(address_in(block.html))
    if kind := box_kind(block.html):
        return _box(kind, block.html)
    if block.kind == "figure":
        return figures.html(block.html)
    return block.html


def _box(kind: str, html: str) -> str:
    title, held = inside(html, has_title=kind in TITLES)
    title = title or escape(TITLES.get(kind, ""))
    return render_to_string("reader/_box.html", {"kind": kind, "title": title, "held": held}).strip()


def _boxed(table: str) -> str:
    """The table in a box that scrolls by itself, by keys too, so that the page never does."""
    caption = _CAPTION.search(table)
    name = plain(caption.group(1)) if caption else gettext("Table")
    return render_to_string("reader/_table.html", {"table": set_table(table), "name": name})


def _facade(address: str) -> str:
    """What stands for the player; an address whose provider is no longer on the list is a link."""
    embed = embed_of(address)
    call = str(CALLS[embed.act]) % {"provider": embed.provider} if embed else ""
    return render_to_string("reader/_embed.html", {"embed": embed, "address": address, "call": call})
