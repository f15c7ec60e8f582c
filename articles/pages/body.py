"""A stored body as readers get it: tables in boxes of their own, players as facades that load nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from articles.text.blocks import Block, plain, split
from articles.text.embeds import Act, Embed, address_in, embed_of

_CAPTION = re.compile(r"<caption>(.*?)</caption>", re.DOTALL)

CALLS: dict[Act, str | Promise] = {
    Act.WATCH: gettext_lazy("Watch the video on %(provider)s"),
    Act.LISTEN: gettext_lazy("Listen on %(provider)s"),
    Act.LOOK: gettext_lazy("See the chart on %(provider)s"),
}


@dataclass(frozen=True)
class SetBody:
    """The body as HTML, and what its page must let frames load once a reader asks for one."""

    html: str
    frame_sources: tuple[str, ...]


def set_body(body: str) -> SetBody:
    """The body in the language that is active; one without tables and players comes out letter for letter."""
    blocks = split(body)
    embeds = [embed for block in blocks if (embed := embed_of(address_in(block.html)))]
    return SetBody(_joined([_set(block) for block in blocks]), _sources(embeds))


def _joined(blocks: Sequence[str]) -> str:
    return "\n".join(blocks)


def _sources(embeds: Sequence[Embed]) -> tuple[str, ...]:
    return tuple(sorted({embed.frame_source for embed in embeds}))


def _set(block: Block) -> str:
    if block.kind == "table":
        return _boxed(block.html)
    if block.kind == "oembed":
        return _facade(address_in(block.html))
    return block.html


def _boxed(table: str) -> str:
    """The table in a box that scrolls by itself, by keys too, so that the page never does."""
    caption = _CAPTION.search(table)
    name = plain(caption.group(1)) if caption else gettext("Table")
    return render_to_string("reader/_table.html", {"table": table, "name": name})


def _facade(address: str) -> str:
    """What stands for the player; an address whose provider is no longer on the list is a link."""
    embed = embed_of(address)
    call = str(CALLS[embed.act]) % {"provider": embed.provider} if embed else ""
    return render_to_string("reader/_embed.html", {"embed": embed, "address": address, "call": call})
