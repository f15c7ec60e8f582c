"""A changed picture of a comparison: how it stands on either side, its caption word by word, the rest in sentences.

Figures are written here in their own spelling without a caption; whoever shows the page puts previews in their place.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape

from django.utils.translation import gettext as _

from articles.text.diff import Change
from articles.text.diff_words import segments_html
from articles.text.matching import matches
from articles.text.pictured import Figure, FileFigure, Gallery, LeadPicture, figure_html, figure_of
from articles.text.tokens import take_apart
from articles.text.word_diff import Segment, compare_tokens
from pictures.shapes.shape import Shape

Shown = Figure | Gallery | FileFigure


def changed_figure(change: Change) -> str:
    """The changed figure in one text: before and after where they look different, then what was said of it."""
    old, new = _sides(change)
    return _pair(old, new)


def old_figure(change: Change) -> str:
    """The changed figure as the old version has it, with the words of its caption that went."""
    old, new = _sides(change)
    return _bare(old) + _caption(_segments(old, new), has=lambda part: part.old is not None)


def new_figure(change: Change) -> str:
    """The changed figure as the new version has it, and what was said of it since."""
    old, new = _sides(change)
    caption = _caption(_segments(old, new), has=lambda part: part.new is not None)
    return _bare(new) + caption + _list(figure_said(old, new))


def lead_change(old: LeadPicture | None, new: LeadPicture | None) -> str:
    """What became of the lead picture; "" where there is none on either side."""
    before, after = (None if lead is None else _as_figure(lead) for lead in (old, new))
    if before and after and before.picture == after.picture:
        social = old and new and old.social_shape != new.social_shape
        return _pair(before, after, [_("Cut differently for social networks")] if social else [])
    gone = f"<del>{figure_html(before)}</del>" if before else ""
    come = f"<ins>{figure_html(after)}</ins>" if after else ""
    return f'<div class="diff-cuts">{gone}{come}</div>' if gone or come else ""


def lead_figure(lead: LeadPicture) -> str:
    """The lead picture as a figure without its caption."""
    return _bare(_as_figure(lead))


def whole_lead(lead: LeadPicture) -> str:
    """The lead picture as a figure with its caption."""
    return figure_html(_as_figure(lead))


def figure_said(old: Shown, new: Shown) -> list[str]:
    """How what is said of it differs, captions apart: a phrase for each part."""
    if isinstance(old, Figure) and isinstance(new, Figure):
        return [*_words(old, new), *_cut(old.shape, new.shape), *_size(old.size, new.size)]
    if isinstance(old, Gallery) and isinstance(new, Gallery):
        return _gallery(old, new)
    return []


def _sides(change: Change) -> tuple[Shown, Shown]:
    old, new = figure_of(change.old_html()), figure_of(change.new_html())
    assert old is not None
    assert new is not None
    return old, new


def _pair(old: Shown, new: Shown, more: Sequence[str] = ()) -> str:
    return _looks(old, new) + _caption(_segments(old, new)) + _list([*figure_said(old, new), *more])


def _looks(old: Shown, new: Shown) -> str:
    """Before and after where the cut differs, else the figure once."""
    if isinstance(old, Gallery) and isinstance(new, Gallery):
        return _row(old, new)
    if isinstance(old, Figure) and isinstance(new, Figure) and old.shape != new.shape:
        return f'<div class="diff-cuts"><del>{_bare(old)}</del><ins>{_bare(new)}</ins></div>'
    return _bare(new)


def _row(old: Gallery, new: Gallery) -> str:
    """The pictures of both galleries in a row: what was taken out and what was added stand where they were."""
    before, after = (tuple(figure.picture for figure in side.figures) for side in (old, new))
    drawn: list[str] = []
    here = there = 0
    for start, first, length in [*matches(before, after), (len(before), len(after), 0)]:
        drawn += [
            f"<del>{_bare(figure)}</del>" for figure in old.figures[here:start] if figure.picture not in after
        ]
        for figure in new.figures[there:first]:
            drawn.append(_bare(figure) if figure.picture in before else f"<ins>{_bare(figure)}</ins>")
        drawn += [_bare(figure) for figure in new.figures[first : first + length]]
        here, there = start + length, first + length
    return f'<div class="diff-gallery">{"".join(drawn)}</div>'


def _gallery(old: Gallery, new: Gallery) -> list[str]:
    """What was reordered, and what was said of each picture that stayed."""
    kept = {figure.picture: figure for figure in old.figures}
    before = [
        figure.picture for figure in old.figures if figure.picture in {each.picture for each in new.figures}
    ]
    after = [figure.picture for figure in new.figures if figure.picture in kept]
    said = [_("The pictures are in another order")] if before != after else []
    for figure in new.figures:
        if (was := kept.get(figure.picture)) is not None:
            captions = [_changed(_("Caption"), _plain(was.caption), _plain(figure.caption))]
            parts = [part for part in (*captions, *figure_said(was, figure)) if part]
            said += [
                _("Picture %(number)d: %(said)s") % {"number": figure.picture, "said": part} for part in parts
            ]
    return said


def _words(old: Figure, new: Figure) -> Iterable[str]:
    said = [
        _changed(_("Credit"), old.credit, new.credit),
        _changed(_("Alternative text"), _alternative(old.alt), _alternative(new.alt)),
    ]
    return [part for part in said if part]


def _changed(name: str, old: str, new: str) -> str:
    if old == new:
        return ""
    return _("%(name)s: %(old)s → %(new)s") % {"name": name, "old": old or "—", "new": new or "—"}


def _alternative(alt: str | None) -> str:
    if alt is None:
        return ""
    return alt or _("decorative")


def _cut(old: str, new: str) -> list[str]:
    """How the cut differs, in words: eight numbers tell nobody anything."""
    before, after = Shape.from_text(old), Shape.from_text(new)
    said = [
        (before.crop != after.crop, _("Cut differently")),
        (before.turn != after.turn, _("Turned")),
        (before.straighten != after.straighten, _("Straightened")),
        (before.focal != after.focal, _("Focal point moved")),
    ]
    return [phrase for is_so, phrase in said if is_so]


def _size(old: str, new: str) -> list[str]:
    names = {"": _("in the column"), "wide": _("wide"), "side": _("beside the text")}
    return [_changed(_("Size"), names[old], names[new])] if old != new else []


def _bare(shown: Shown) -> str:
    """The figure without its caption; a gallery without those of its pictures."""
    if isinstance(shown, Gallery):
        return figure_html(Gallery(figures=tuple(replace(figure, caption="") for figure in shown.figures)))
    return figure_html(replace(shown, caption=""))


def _as_figure(lead: LeadPicture) -> Figure:
    return Figure(
        picture=lead.picture,
        caption=escape(lead.caption, quote=False).replace("\n", "<br>"),
        alt=lead.alt,
        credit=lead.credit,
        shape=lead.shape,
    )


def _segments(old: Shown, new: Shown) -> Sequence[Segment]:
    before, after = ([token for line in _lines(side) for token in line.tokens] for side in (old, new))
    return compare_tokens(before, after)


def _lines(shown: Shown) -> Sequence:
    return take_apart(f"<p>{shown.caption}</p>").lines


def _plain(caption: str) -> str:
    return "".join(line.text for line in take_apart(f"<p>{caption}</p>").lines)


def _caption(segments: Sequence[Segment], *, has=lambda part: True) -> str:
    parts = [part for part in segments if has(part)]
    return f'<p class="diff-caption">{segments_html(parts)}</p>' if parts else ""


def _list(said: Sequence[str]) -> str:
    items = "".join(f"<li>{escape(phrase)}</li>" for phrase in said)
    return f'<ul class="diff-said">{items}</ul>' if items else ""
