"""A comparison as safe HTML: <ins> and <del> around words, a note where only the look or the link changed."""

from collections.abc import Sequence
from html import escape

from django.utils.translation import gettext as _

from articles.text.boxes import FACTS, PULL, SOURCES, box_kind
from articles.text.diff import Change, is_figure_change
from articles.text.diff_figures import changed_figure
from articles.text.diff_words import segments_html
from articles.text.embeds import embeds_as_lines
from articles.text.line_diff import LineChange
from articles.text.table_diff import Cell, Row, compare_tables
from articles.text.word_diff import What


def comparison_html(changes: Sequence[Change]) -> str:
    """The whole comparison, one element a block, balanced and escaped."""
    return "\n".join(block_html(change) for change in changes)


def block_html(change: Change, *, number: int = 0) -> str:
    """One block: `<div class="diff-block diff-block--changed">`, its notes, then its words.

    A `number` gives it the address `#change-1`, where a link or a key can go.
    """
    names = ["diff-block", f"diff-block--{change.what}"] + (["diff-block--moved"] if change.moved else [])
    notes = "".join(f'<p class="diff-note">{escape(note)}</p>' for note in block_notes(change))
    here = f' id="{anchor_of(number)}" data-change' if number else ""
    return f'<div class="{" ".join(names)}"{here}{_focused(change, number)}>{notes}{_inner(change)}</div>'


def anchor_of(number: int) -> str:
    """The id of the element that shows the change of this number, counted from 1."""
    return f"change-{number}"


def _focused(change: Change, number: int) -> str:
    """A table may be wider than its page: then keys must be able to scroll it. A change can be gone to."""
    if "table" in (change.old_kind, change.new_kind):
        return f' tabindex="0" role="group" aria-label="{escape(_("table"))}"'
    return ' tabindex="-1"' if number else ""


def block_notes(change: Change) -> list[str]:
    """What happened to the block as a whole, in words."""
    notes = []
    if change.moved:
        notes.append(_("Moved up") if change.moved == "up" else _("Moved down"))
    if change.what is What.CHANGED:
        old, new = (
            kind_name(box_kind(html) or kind)
            for html, kind in ((change.old_html(), change.old_kind), (change.new_html(), change.new_kind))
        )
        notes += [_("Was: %(old)s. Now: %(new)s.") % {"old": old, "new": new}] if old != new else []
    return notes


def kind_name(kind: str) -> str:
    """What the newsroom calls this kind of block, or of box."""
    names = {
        "p": _("paragraph"),
        "h2": _("crosshead"),
        "h3": _("small crosshead"),
        "ul": _("list"),
        "ol": _("numbered list"),
        "blockquote": _("quotation"),
        PULL: _("pull quote"),
        FACTS: _("fact box"),
        SOURCES: _("sources"),
        "table": _("table"),
        "oembed": _("player or chart"),
        "figure": _("picture or file"),
    }
    return names.get(kind, kind)


def _inner(change: Change) -> str:
    """The block's words as they are shown."""
    if change.what is What.KEPT:
        return embeds_as_lines(change.html)
    if change.what is What.INSERTED:
        return f"<ins>{embeds_as_lines(change.html)}</ins>"
    if change.what is What.DELETED:
        return f"<del>{embeds_as_lines(change.html)}</del>"
    if is_figure_change(change):
        return changed_figure(change)
    if "oembed" in (change.old_kind, change.new_kind):
        # Half an address is none: the whole of each side is shown.
        old, new = embeds_as_lines(change.old_html()), embeds_as_lines(change.new_html())
        return f"<del>{old}</del><ins>{new}</ins>"
    if change.old_kind == change.new_kind == "table" and not _keeps_its_frame(change):
        return _table_html(compare_tables(change.old_html(), change.new_html()))
    if _keeps_its_frame(change):
        lines = "".join(line.new_opening + segments_html(line.segments) for line in change.lines)
        return lines + change.new_closing
    return f'<ul class="diff-lines">{"".join(_line_html(line) for line in change.lines)}</ul>'


def _keeps_its_frame(change: Change) -> bool:
    """Whether the new version's tags can hold both sides' words."""
    if any(line.what in {What.INSERTED, What.DELETED} for line in change.lines):
        return False
    if len(change.lines) == 1:
        return True
    same = all(line.old_opening == line.new_opening for line in change.lines)
    return same and change.old_closing == change.new_closing


def _table_html(rows: Sequence[Row]) -> str:
    """Both tables as one, row by row and cell by cell."""
    return f"<table>{''.join(_row_html(row) for row in rows)}</table>"


def _row_html(row: Row) -> str:
    """One row, or the caption."""
    if row.cells and row.cells[0].tag == "caption":
        return _cell_html(row.cells[0])
    cells = "".join(_cell_html(cell) for cell in row.cells)
    return f'<tr class="diff-row diff-row--{row.what}">{cells}</tr>'


def _cell_html(cell: Cell) -> str:
    """One cell with what happened to its words; a cell only one side has is marked as a whole."""
    return f'{cell.opening[:-1]} class="diff-cell diff-cell--{cell.what}">{segments_html(cell.segments)}</{cell.tag}>'


def _line_html(line: LineChange) -> str:
    """One line of a block whose frame changed."""
    return f'<li class="diff-line diff-line--{line.what}">{segments_html(line.segments)}</li>'
