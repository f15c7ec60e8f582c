"""Figures of a body as readers get them: pictures, galleries, video, sound and documents."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.pages import links
from articles.pages.pictures import BODY, GALLERY, Album, PictureView, Place
from articles.text.pictured import Figure, FileFigure, Gallery, figure_of
from newsroom.sizes import size_in_words


@dataclass(frozen=True, kw_only=True)
class FigureView:
    """`caption` is inline HTML of a sanitised body; `number` is "3 / 8" in a gallery."""

    picture: PictureView | None
    caption: str
    credit: str
    size: str = ""
    number: str = ""


@dataclass(frozen=True, kw_only=True)
class FileView:
    """A video, a sound or a document; `about` is "PDF, 2.3 MB"."""

    kind: str
    address: str
    absolute: str
    type: str
    title: str
    about: str
    credit: str
    caption: str
    poster: str
    width: int
    height: int
    captions: str
    captions_language: str
    captions_name: str
    transcript: str


@dataclass(frozen=True)
class Figures:
    """What the figures of one story are made from."""

    album: Album = field(default_factory=lambda: Album({}))
    files: Mapping[str, Any] = field(default_factory=dict)

    def html(self, block: str) -> str:
        """This block of a stored body; one whose picture or file is unknown leaves its caption."""
        shown = figure_of(block)
        if isinstance(shown, Gallery):
            return self._gallery(shown)
        if isinstance(shown, Figure):
            return _set("_figure", figure=self._view(shown, BODY[shown.size]))
        if isinstance(shown, FileFigure):
            return self._file(shown)
        return block

    def _view(self, shown: Figure, place: Place, number: str = "") -> FigureView:
        return FigureView(
            picture=self.album.picture(shown.picture, shown.shape, place, alt=shown.alt),
            caption=shown.caption,
            credit=shown.credit,
            size=shown.size,
            number=number,
        )

    def _gallery(self, shown: Gallery) -> str:
        count = len(shown.figures)
        figures = [
            self._view(figure, GALLERY, f"{number} / {count}")
            for number, figure in enumerate(shown.figures, 1)
        ]
        name = ngettext("Gallery, %(count)d picture", "Gallery, %(count)d pictures", count) % {"count": count}
        return _set("_gallery", figures=figures, caption=shown.caption, name=name)

    def _file(self, shown: FileFigure) -> str:
        facts = self.files.get(str(shown.file))
        view = self._file_view(shown, facts) if facts else None
        return _set("_file", file=view, caption=shown.caption)

    def _file_view(self, shown: FileFigure, facts: Mapping[str, Any]) -> FileView:
        addresses, poster = self.album.addresses, facts["poster"]
        address = addresses.file(shown.file, facts)
        language = facts["captions_language"]
        return FileView(
            kind=facts["kind"],
            address=address,
            absolute=links.absolute(address),
            type=facts["type"],
            title=facts["title"],
            about=_about(facts),
            credit=facts["credit"],
            caption=shown.caption,
            poster=addresses.poster(poster) if poster else "",
            width=poster["width"] if poster else 16,
            height=poster["height"] if poster else 9,
            captions=addresses.captions(shown.file, facts) if facts["captions"] else "",
            captions_language=language,
            captions_name={"fr": "Français", "en": "English"}.get(language, _("Captions")),
            transcript=facts["transcript"],
        )


def _about(facts: Mapping[str, Any]) -> str:
    """`MP4, 1:05, 2.3 MB` as this language writes it."""
    seconds = round(facts["seconds"] or 0)
    lasts = [f"{seconds // 60}:{seconds % 60:02}"] if seconds else []
    return ", ".join([facts["ext"].upper(), *lasts, size_in_words(facts["bytes"])])


def _set(template: str, **context: object) -> str:
    return render_to_string(f"reader/{template}.html", context).strip()
