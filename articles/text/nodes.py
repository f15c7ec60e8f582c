"""What a body is made of while it is being cleaned: paragraphs, lists, quotes, tables, players and pictures."""

from dataclasses import dataclass, field

from articles.text.embeds import Embed
from articles.text.inline import Marks, Run
from articles.text.pictured import Figure, FileFigure, Gallery


@dataclass
class Para:
    """A paragraph or crosshead: `kind` is p, h2 or h3."""

    kind: str
    runs: list[Run]


@dataclass
class Item:
    """A list item as found, with whatever it held. `level` and `ordered` speak for items outside any list."""

    blocks: list["Node"] = field(default_factory=list)
    level: int = 1
    ordered: bool = False


@dataclass
class Bullets:
    """A list."""

    ordered: bool
    items: list[Item] = field(default_factory=list)


@dataclass
class Quote:
    """A quotation set apart, or a box; `kind` is one of `boxes.KINDS`, or ""."""

    blocks: list["Node"] = field(default_factory=list)
    kind: str = ""


@dataclass
class Cell:
    """A table cell as found; `spans` are the attributes it keeps, already judged."""

    header: bool
    spans: str = ""
    scope: str = ""
    blocks: list["Node"] = field(default_factory=list)


@dataclass
class Caption:
    """A table's own heading."""

    blocks: list["Node"] = field(default_factory=list)


@dataclass
class Table:
    """A table as found: rows of cells, which rows are heads, captions, and text that stood between the cells."""

    rows: list[tuple[bool, list[Cell]]] = field(default_factory=list)
    loose: list["Node"] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)


@dataclass
class Player:
    """A player or chart of a provider on the list; where only words can stand it is a link."""

    embed: Embed

    @property
    def runs(self) -> list[Run]:
        return [Run(self.embed.address, Marks(href=self.embed.address))]


@dataclass
class Shown:
    """A picture, a gallery or a file of the library: `figure` without its caption, which is the words of `blocks`.

    A gallery's pictures are among its blocks, and nothing else is shown inside another.
    """

    figure: Figure | Gallery | FileFigure
    blocks: list["Node"] = field(default_factory=list)


Node = Para | Item | Bullets | Quote | Table | Player | Shown
