"""The demo's stories with their pictures: which stands where is in `illustrations.toml`."""

import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from articles.text.blocks import split
from articles.text.content import Content
from articles.text.pictured import Figure, FileFigure, Gallery, LeadPicture, figure_html
from pictures.demo.filing import Scene

#: How many blocks stand above the first picture of a text.
ABOVE = 2

GALLERY_CAPTIONS = {
    "fr": "Une journée, de la marée basse à la nuit.",
    "en": "A day, from low water to night.",
}
FILE_CAPTIONS = {
    "horn": "La corne de la <em>Jeanne-Alix</em>, enregistrée mardi au départ.",
    "dossier": "Le dossier résumé en une page.",
}


@dataclass(frozen=True)
class Hung:
    """A picture of the library, and what its photographer says of it."""

    picture: int
    shape: str
    scene: Scene


@dataclass
class Shelf:
    """The demo's pictures by their scenes' keys, and its files' numbers by theirs."""

    pictures: dict[str, Hung] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)


@cache
def illustrations() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("illustrations.toml").read_text(encoding="utf-8"))


def illustrated(content: Content, key: str, shelf: Shelf) -> Content:
    """The text with the lead, figures, gallery and file that stand in this story, as far as they are on the shelf."""
    shown = illustrations()
    scene = next((scene for scene, stories in shown["leads"].items() if key in stories), "")
    figures = [
        _figure(shelf.pictures[one], content.language)
        for one in shown["figures"].get(key, ())
        if one in shelf.pictures
    ]
    blocks: list[Figure | Gallery | FileFigure] = [*figures]
    if gallery := [shelf.pictures[one] for one in shown["galleries"].get(key, ()) if one in shelf.pictures]:
        pictures = tuple(_figure(hung, content.language) for hung in gallery)
        blocks.append(Gallery(figures=pictures, caption=GALLERY_CAPTIONS[content.language]))
    if (file := shown["files"].get(key)) in shelf.files:
        blocks.append(FileFigure(file=shelf.files[file], caption=FILE_CAPTIONS[file]))
    return replace(
        content,
        lead=_lead(shelf.pictures[scene], key, content.language) if scene in shelf.pictures else None,
        body=_with(content.body, blocks),
    )


def _lead(hung: Hung, key: str, language: str) -> LeadPicture:
    says_nothing = key in illustrations()["lacks"]["no_alt"]
    return LeadPicture(
        picture=hung.picture,
        caption=hung.scene.caption(language),
        alt=None if says_nothing else hung.scene.alt(language),
        credit=hung.scene.photographer.credit,
        shape=hung.shape,
    )


def _figure(hung: Hung, language: str) -> Figure:
    return Figure(
        picture=hung.picture,
        caption=hung.scene.caption(language),
        alt=hung.scene.alt(language),
        credit=hung.scene.photographer.credit,
        shape=hung.shape,
    )


def _with(body: str, shown: list[Figure | Gallery | FileFigure]) -> str:
    if not shown:
        return body
    blocks = [block.html for block in split(body)]
    return "\n".join([*blocks[:ABOVE], *map(figure_html, shown), *blocks[ABOVE:]])
