"""Reading whatever people paste: any HTML in, the nodes of a clean body out, no word left behind."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from lxml import etree

from articles.text.boxes import kind_in
from articles.text.embeds import embed_of
from articles.text.inline import PLAIN, Marks, Run, is_blank
from articles.text.links import safe_href
from articles.text.nodes import Bullets, Caption, Cell, Item, Node, Para, Player, Quote, Shown, Table
from articles.text.rawtext import LETTERS
from articles.text.shown import shown_by
from articles.text.styles import declarations, is_list_marker, is_margin_comment, marks_within, word_list
from articles.text.tags import FLOW, HEADINGS, PICTURES, PLAYERS, SCOPES, UNREAD

_BULLET = re.compile(r"^[·•▪§◦‣●○■–-][ \u00a0\u202f]+")
_NUMBERED = re.compile(r"^\(?[0-9a-zA-Z]{1,5}[.)]")
_SPACES = re.compile(r"[ \t\n\f\r]+")
_SPACES_IN_LINE = re.compile(r"[ \t\f\r]+")
_SPAN = re.compile(r"[1-9][0-9]{0,2}")

#: Elements that may name a player, and where.
NAMES_A_PLAYER = {"iframe": "src", "oembed": "url"}

Holder = Item | Cell | Caption | Quote | Table | Bullets | Shown
Kind = TypeVar("Kind", Bullets, Item, Quote, Table, Para, Player, Shown)

#: The kind of the paragraph that holds an embed's address, while it is read.
ADDRESS = "oembed"


@dataclass
class Frame:
    """One open element: what to go back to when it closes."""

    tag: str
    marks: Marks
    unread: bool
    preformatted: bool
    holder: Holder | None = None
    kind: str | None = None


@dataclass
class Reading:
    """What was found: the nodes of the body, and how often something was left out, by kind."""

    nodes: list[Node] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


class PasteReader:
    """Target of lxml's HTML parser: hears tags and words and keeps a flat account; depth costs no stack."""

    def __init__(self) -> None:
        self.reading = Reading()
        self.frames: list[Frame] = []
        self.holders: list[Holder] = []
        self.marks = PLAIN
        self.unread = False
        self.preformatted = False
        self.kind = "p"
        self.runs: list[Run] = []
        self.word_item: Item | None = None
        self.marker: list[str] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""
        tag = tag.lower()
        style = declarations(attributes)
        frame = Frame(tag, self.marks, self.unread, self.preformatted)
        self.frames.append(frame)
        if self.unread:
            return
        if tag in FLOW:
            self._end_paragraph()
        if tag in NAMES_A_PLAYER and self._place_player(attributes.get(NAMES_A_PLAYER[tag]) or ""):
            self.unread = tag in UNREAD
            return
        self._count(tag, attributes, style)
        if is_list_marker(style):
            self.unread, self.marker = True, []
        elif tag in UNREAD or is_margin_comment(attributes, style):
            self.unread = True
        elif tag == "br":
            self.runs.append(Run("\n", self.marks))
        else:
            self._open(frame, tag, attributes, style)

    def _count(self, tag: str, attributes: Mapping[str, str], style: Mapping[str, str]) -> None:
        """Remember what cannot come along, so that the journalist can be told."""
        if tag in PICTURES and self._is_shown():
            return
        if tag in PICTURES and not any(frame.tag in PICTURES for frame in self.frames[:-1][-3:]):
            self.reading.left_out["picture"] += 1
        elif tag in PLAYERS and not any(frame.tag in PLAYERS for frame in self.frames[:-1][-3:]):
            self.reading.left_out["player"] += 1
        elif is_margin_comment(attributes, style):
            self.reading.left_out["comment"] += 1
        elif tag == "a" and attributes.get("href") and not safe_href(attributes["href"]):
            self.reading.left_out["anchor" if attributes["href"].strip().startswith("#") else "link"] += 1

    def _is_shown(self) -> bool:
        """Whether this is inside a figure of the library, which keeps its own account of what it shows."""
        return any(isinstance(holder, Shown) for holder in self.holders)

    def _open(self, frame: Frame, tag: str, attributes: Mapping[str, str], style: Mapping[str, str]) -> None:
        """Enter an element whose words are read."""
        self.marks = marks_within(tag, style, self.marks)
        self.preformatted = self.preformatted or tag == "pre"
        if tag == "a":
            self.marks = self.marks._replace(href=safe_href(attributes.get("href")) or self.marks.href)
        elif tag in HEADINGS:
            frame.kind, self.kind = self.kind, HEADINGS[tag]
        elif tag == "oembed":
            frame.kind, self.kind = self.kind, ADDRESS
        holder = self._new_holder(tag, attributes)
        if holder is not None:
            frame.holder = holder
            self.holders.append(holder)
        listed = word_list(attributes, style) if tag in FLOW and tag != "li" else None
        if listed and not any(isinstance(around, Item) for around in self.holders):
            self.word_item = Item(level=listed.level)

    def _new_holder(self, tag: str, attributes: Mapping[str, str]) -> Holder | None:
        """The list, item, quote, table or cell that opens with this tag, put where it belongs."""
        inside = self.holders[-1] if self.holders else None
        if tag in {"ul", "ol"}:
            return self._place(Bullets(tag == "ol"))
        if tag == "li":
            item = Item()
            if isinstance(inside, Bullets):
                inside.items.append(item)
                return item
            return self._place(item)
        if tag == "blockquote":
            return self._place(Quote(kind=kind_in(attributes.get("data-kind"))))
        if tag == "figure" and (shown := shown_by(attributes, self.holders)):
            return self._place(shown)
        if tag == "table":
            return self._place(Table())
        if tag == "tr" and isinstance(inside, Table):
            inside.rows.append((any(frame.tag == "thead" for frame in self.frames[-3:]), []))
        if tag == "caption" and isinstance(inside, Table):
            inside.captions.append(Caption())
            return inside.captions[-1]
        if tag in {"td", "th"}:
            return self._new_cell(tag, attributes)
        return None

    def _new_cell(self, tag: str, attributes: Mapping[str, str]) -> Cell | None:
        """A cell in the open row; outside any table it is no cell, only words."""
        self._end_paragraph()
        table = self.holders[-1] if self.holders else None
        if not isinstance(table, Table):
            return None
        if not table.rows:
            table.rows.append((False, []))
        spans = "".join(
            f' {name}="{value}"'
            for name in ("colspan", "rowspan")
            if _SPAN.fullmatch(value := (attributes.get(name) or "").strip()) and value != "1"
        )
        scope = (attributes.get("scope") or "").strip().lower()
        cell = Cell(tag == "th", spans, scope if scope in SCOPES else "")
        table.rows[-1][1].append(cell)
        return cell

    def _place_player(self, address: str) -> bool:
        """A provider's own frame, or CKEditor 5's way of naming one, is the embed its address stands for."""
        embed = embed_of(address)
        if embed is None:
            return False
        self._end_paragraph()
        self._place(Player(embed))
        return True

    def _place(self, node: Kind) -> Kind:
        """Put a node into the innermost thing that can hold it."""
        inside = self.holders[-1] if self.holders else None
        if inside is None:
            self.reading.nodes.append(node)
        elif isinstance(inside, Table):
            inside.loose.append(node)
        elif isinstance(inside, Bullets):
            if not inside.items or not isinstance(node, Bullets):
                inside.items.append(Item())
            inside.items[-1].blocks.append(node)
        else:
            inside.blocks.append(node)
        return node

    def end(self, tag: str) -> None:
        """An element closes."""
        tag = tag.lower()
        if not self.frames:
            return
        frame = self.frames.pop()
        if not frame.unread and (tag in FLOW or frame.holder is not None):
            self._end_paragraph()
        if frame.holder is not None:
            self.holders.pop()
        if frame.kind is not None:
            self.kind = frame.kind
        self.marks, self.unread, self.preformatted = frame.marks, frame.unread, frame.preformatted

    def data(self, text: str) -> None:
        """Words arrive."""
        if not self.unread:
            spaces = _SPACES_IN_LINE if self.preformatted else _SPACES
            self.runs.append(Run(spaces.sub(" ", text.translate(LETTERS)), self.marks))
        elif self.marker is not None:
            self.marker.append(text)

    def comment(self, text: str) -> None:
        """Comments are dropped."""

    def close(self) -> Reading:
        """The account of everything heard."""
        self._end_paragraph()
        return self.reading

    def _end_paragraph(self) -> None:
        """Write down the words heard since the last one as a paragraph, if any can be read."""
        runs, item, marker = self.runs, self.word_item, "".join(self.marker or [])
        if is_blank(runs):
            self.runs = []
            return
        self.runs, self.word_item, self.marker = [], None, None
        if self.kind == ADDRESS:
            self._place_address("".join(run.text for run in runs).strip())
            return
        if item is None:
            self._place(Para(self.kind, runs))
            return
        item.ordered = bool(_NUMBERED.match(marker.strip(" \u00a0")))
        if not marker:
            runs = _without_bullet(runs)
        item.blocks.append(Para("p", runs))
        self._place(item)

    def _place_address(self, address: str) -> None:
        """The player that an embed's address stands for; an address nobody on the list has is a link."""
        if not self._place_player(address):
            self._place(Para("p", [Run(address, PLAIN._replace(href=safe_href(address)))]))


def _without_bullet(runs: list[Run]) -> list[Run]:
    """A Word list item without the bullet that was pasted as a letter of its text."""
    first = next(place for place, run in enumerate(runs) if not is_blank([run]))
    bare = _BULLET.sub("", runs[first].text.lstrip(" \u00a0"))
    return [Run(bare, runs[first].marks), *runs[first + 1 :]]


def read(html: str) -> Reading:
    """The nodes of pasted HTML, and what was left out."""
    if not html.strip():
        return Reading()
    parser = etree.HTMLParser(target=PasteReader(), huge_tree=True, encoding="utf-8")
    reading = etree.fromstring(html.encode("utf-8"), parser)
    assert isinstance(reading, Reading)
    return reading
