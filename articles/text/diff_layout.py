"""A comparison laid out for reading: in one text or side by side, long unchanged stretches folded away.

Each change has its address, `#change-1` and so on, so that a key or a link goes from one to the next.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.text.diff import Change, is_figure_change
from articles.text.diff_figures import new_figure, old_figure
from articles.text.diff_html import anchor_of, block_html, block_notes
from articles.text.diff_words import segments_html
from articles.text.embeds import embeds_as_lines
from articles.text.word_diff import Segment, What

#: Blocks that did not change are folded away from this many on; one beside each change stays in sight.
WORTH_FOLDING = 4

Draw = Callable[[Change, int], str]


@dataclass(frozen=True)
class Stretch:
    """Neighbouring blocks that all changed, or that all did not and are folded or not."""

    changes: Sequence[Change]
    is_folded: bool = False


def in_one_text(changes: Sequence[Change], *, fold: bool) -> str:
    """Both versions in one text, balanced and escaped."""
    return _laid_out(changes, lambda change, number: block_html(change, number=number), fold=fold)


def side_by_side(changes: Sequence[Change], *, fold: bool) -> str:
    """The old version on one side and the new one on the other, a row for each block, balanced and escaped."""
    return _laid_out(changes, _row, fold=fold)


def in_brief(changes: Sequence[Change], draw: Callable[[Change], str]) -> str:
    """What changed, with a block on either side and words for what was left out; "" where nothing did.

    No block has an address: several comparisons can stand on one page.
    """
    if not count_of_changes(changes):
        return ""
    parts = []
    for stretch in stretches(changes, fold=True):
        if stretch.is_folded:
            parts.append(f'<p class="diff-gap">{escape(_unchanged(len(stretch.changes)))}</p>')
        else:
            parts += [draw(change) for change in stretch.changes]
    return "\n".join(parts)


def count_of_changes(changes: Sequence[Change]) -> int:
    """How many blocks there are to go to."""
    return sum(is_change(change) for change in changes)


def numbers_of(changes: Sequence[Change]) -> dict[int, int]:
    """The number of the change at each place where there is one."""
    places = [place for place, change in enumerate(changes) if is_change(change)]
    return {place: number for number, place in enumerate(places, start=1)}


def is_change(change: Change) -> bool:
    return change.what is not What.KEPT or bool(change.moved)


def _laid_out(changes: Sequence[Change], draw: Draw, *, fold: bool) -> str:
    number, parts = 0, []
    for stretch in stretches(changes, fold=fold):
        drawn = []
        for change in stretch.changes:
            number += is_change(change)
            drawn.append(draw(change, number if is_change(change) else 0))
        parts.append(_folded(drawn) if stretch.is_folded else "\n".join(drawn))
    return "\n".join(parts)


def stretches(changes: Sequence[Change], *, fold: bool) -> Iterator[Stretch]:
    """The changes in order, cut where a fold begins or ends; no fold where nothing changed at all."""
    if not fold or not count_of_changes(changes):
        yield Stretch(changes)
        return
    begun = 0
    while begun < len(changes):
        end = begun + 1
        while end < len(changes) and is_change(changes[end]) == is_change(changes[begun]):
            end += 1
        yield from _cut(changes, begun, end)
        begun = end


def _cut(changes: Sequence[Change], begun: int, end: int) -> Iterator[Stretch]:
    """One run of alike blocks; an unchanged run keeps a block in sight beside each change."""
    low = begun + 1 if begun else 0
    high = end - 1 if end < len(changes) else end
    if is_change(changes[begun]) or high - low < WORTH_FOLDING - 1:
        yield Stretch(changes[begun:end])
        return
    yield Stretch(changes[begun:low])
    yield Stretch(changes[low:high], is_folded=True)
    yield Stretch(changes[high:end])


def _folded(drawn: Sequence[str]) -> str:
    inside = "\n".join(drawn)
    words = escape(_unchanged(len(drawn)))
    return f'<details class="diff-fold"><summary>{words}</summary>{inside}</details>'


def _unchanged(count: int) -> str:
    return ngettext("%d paragraph unchanged", "%d paragraphs unchanged", count) % count


def _row(change: Change, number: int) -> str:
    """One block on both sides; an empty side says so to those who cannot see it."""
    names = ["diff-row", f"diff-row--{change.what}"] + (["diff-row--moved"] if change.moved else [])
    here = f' id="{anchor_of(number)}" tabindex="-1" data-change' if number else ""
    notes = "".join(f'<p class="diff-note">{escape(note)}</p>' for note in block_notes(change))
    sides = f'<div class="diff-old">{_old(change)}</div><div class="diff-new">{notes}{_new(change)}</div>'
    return f'<div class="{" ".join(names)}"{here}>{sides}</div>'


def _old(change: Change) -> str:
    if change.what is What.INSERTED:
        return f'<span class="unseen">{escape(_("Not there yet"))}</span>'
    if change.what is What.DELETED:
        return f"<del>{embeds_as_lines(change.html)}</del>"
    if change.what is What.KEPT:
        return embeds_as_lines(change.html)
    if is_figure_change(change):
        return old_figure(change)
    if "oembed" in (change.old_kind, change.new_kind):
        # Half an address is none: the whole of each side is shown.
        return f"<del>{embeds_as_lines(change.old_html())}</del>"
    lines = "".join(
        line.old_opening + segments_html([_as_it_was(part) for part in line.segments if part.old is not None])
        for line in change.lines
        if line.what is not What.INSERTED
    )
    return lines + change.old_closing


def _as_it_was(part: Segment) -> Segment:
    """Words of the old side in their old look; what became of it is told on the other side."""
    return replace(part, what=What.KEPT, new=None) if part.what is What.RESTYLED else part


def _new(change: Change) -> str:
    if change.what is What.DELETED:
        return f'<span class="unseen">{escape(_("No longer there"))}</span>'
    if change.what is What.INSERTED:
        return f"<ins>{embeds_as_lines(change.html)}</ins>"
    if change.what is What.KEPT:
        return embeds_as_lines(change.html)
    if is_figure_change(change):
        return new_figure(change)
    if "oembed" in (change.old_kind, change.new_kind):
        return f"<ins>{embeds_as_lines(change.new_html())}</ins>"
    lines = "".join(
        line.new_opening + segments_html([part for part in line.segments if part.new is not None])
        for line in change.lines
        if line.what is not What.DELETED
    )
    return lines + change.new_closing
