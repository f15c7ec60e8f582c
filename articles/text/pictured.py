"""Pictures and files as a story holds them: the lead picture, and the figures of a body.

A story keeps its own caption, alternative text, credit and cut of every picture it shows, so that nothing an editor
approved changes when the library does. A figure is one block of a body, in one spelling:

    <figure data-picture="12" data-shape="0 0 0 0 1 1 0.5 0.5" data-credit="Nora Petit" data-alt="A quay at dawn">
    <figcaption>The quay on Monday.</figcaption></figure>

(without the line break); `data-size` ("wide" or "side") and `data-alt` may be absent. A gallery is a figure of
figures, `<figure data-gallery="1">`; video, sound and documents are `<figure data-file="7">`.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from html import escape, unescape
from typing import Any, Self

WHOLE = "0 0 0 0 1 1 0.5 0.5"


@dataclass(frozen=True, kw_only=True)
class LeadPicture:
    """The picture above the text. `caption` and `credit` are plain text.

    `alt` is None while nobody has said anything, and empty for a picture that is decoration. `shape` and
    `social_shape` are spelled as `pictures.shapes.shape.Shape.as_text`; an empty `social_shape` follows `shape`.
    """

    picture: int
    caption: str = ""
    alt: str | None = None
    credit: str = ""
    shape: str = WHOLE
    social_shape: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, written: dict[str, Any]) -> Self:
        return cls(**{name: value for name, value in written.items() if name in cls.__dataclass_fields__})


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A picture in the text. `caption` is inline HTML; `size` is "", "wide" or "side"; `alt` as in `LeadPicture`."""

    picture: int
    caption: str = ""
    alt: str | None = None
    credit: str = ""
    shape: str = WHOLE
    size: str = ""


@dataclass(frozen=True, kw_only=True)
class Gallery:
    """Pictures in an order, with a caption (inline HTML) for all of them."""

    figures: tuple[Figure, ...]
    caption: str = ""


@dataclass(frozen=True, kw_only=True)
class FileFigure:
    """A video, a sound or a document of the library. `caption` is inline HTML."""

    file: int
    caption: str = ""


_OPENING = re.compile(r"<figure((?: data-[a-z]+=\"[^\"<>]*\")+)>")
_ATTRIBUTE = re.compile(r" data-([a-z]+)=\"([^\"<>]*)\"")
_SPACES = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
_CAPTION = re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL)


def figure_of(block: str) -> Figure | Gallery | FileFigure | None:
    """What a block of a sanitised body shows, if it is a figure."""
    opening = _OPENING.match(block)
    said = dict(_ATTRIBUTE.findall(opening.group(1))) if opening else {}
    if "gallery" in said:
        figures, _end, rest = block.rpartition("</figure>")[0].rpartition("</figure>")
        return Gallery(figures=tuple(_figures(figures + "</figure>")), caption=_caption(rest))
    if "picture" in said:
        return _figure(said, _caption(block))
    if "file" in said:
        return FileFigure(file=int(said["file"]), caption=_caption(block))
    return None


def pictures_in(body: str) -> Iterator[Figure]:
    """Every picture of a sanitised body, those in galleries too, in order."""
    return _figures(body)


def files_in(body: str) -> Iterator[FileFigure]:
    """Every video, sound and document of a sanitised body, in order."""
    for opening in _OPENING.finditer(body):
        said = dict(_ATTRIBUTE.findall(opening.group(1)))
        if "file" in said:
            yield FileFigure(file=int(said["file"]), caption=_caption(_until_closed(body, opening.end())))


def figure_html(shown: Figure | Gallery | FileFigure) -> str:
    """The one spelling of it; `figure_of` is the inverse."""
    if isinstance(shown, Gallery):
        inner = "".join(figure_html(figure) for figure in shown.figures)
        return f'<figure data-gallery="1">{inner}{_caption_html(shown.caption)}</figure>'
    if isinstance(shown, FileFigure):
        return f'<figure data-file="{shown.file}">{_caption_html(shown.caption)}</figure>'
    said = {"picture": str(shown.picture), "shape": shown.shape, "size": shown.size, "credit": shown.credit}
    written = [f' data-{name}="{_quoted(value)}"' for name, value in said.items() if value]
    if shown.alt is not None:
        written.append(f' data-alt="{_quoted(shown.alt)}"')
    return f"<figure{''.join(written)}>{_caption_html(shown.caption)}</figure>"


def _figures(html: str) -> Iterator[Figure]:
    for opening in _OPENING.finditer(html):
        said = dict(_ATTRIBUTE.findall(opening.group(1)))
        if "picture" in said:
            yield _figure(said, _caption(_until_closed(html, opening.end())))


def _figure(said: dict[str, str], caption: str) -> Figure:
    return Figure(
        picture=int(said["picture"]),
        caption=caption,
        alt=unescape(said["alt"]) if "alt" in said else None,
        credit=unescape(said.get("credit", "")),
        shape=said.get("shape", WHOLE),
        size=said.get("size", ""),
    )


def _until_closed(html: str, start: int) -> str:
    end = html.find("</figure>", start)
    return html[start:] if end < 0 else html[start:end]


def _caption(html: str) -> str:
    found = _CAPTION.search(html)
    return found.group(1) if found else ""


def _caption_html(caption: str) -> str:
    return f"<figcaption>{caption}</figcaption>" if caption else ""


def _quoted(value: str) -> str:
    """Also without line breaks, which an attribute would keep and nobody sees; no-break spaces are kept."""
    return escape(_SPACES.sub(" ", value).strip(" "), quote=True).replace("&#x27;", "'")
