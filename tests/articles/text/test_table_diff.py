"""Two versions of a table as one table: cell by cell, row by row."""

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.diff import compare, new_text, old_text
from articles.text.diff_html import comparison_html
from articles.text.sanitise import sanitise
from articles.text.table_diff import compare_tables
from articles.text.word_diff import What


def table(*rows: str, caption: str = "") -> str:
    """Rows of cells parted by bars, the first of them the head."""
    head, *others = [row.split("|") for row in rows]
    heads = "".join(f"<th>{cell}</th>" for cell in head)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in others)
    said = f"<caption>{caption}</caption>" if caption else ""
    return sanitise(f"<table>{said}<tr>{heads}</tr>{body}</table>")


VOTES = table("Town|Votes", "Brest|12 400", "Rennes|31 000", caption="Votes by town")


def fates(rows) -> list[str]:
    return [str(row.what) for row in rows]


def test_a_changed_figure_is_shown_in_its_own_cell():
    rows = compare_tables(
        VOTES, table("Town|Votes", "Brest|13 500", "Rennes|31 000", caption="Votes by town")
    )

    assert fates(rows) == ["kept", "kept", "changed", "kept"]
    assert [str(cell.what) for cell in rows[2].cells] == ["kept", "changed"]


def test_a_new_row_and_a_lost_row_are_rows_of_the_table():
    more = table("Town|Votes", "Brest|12 400", "Quimper|8 000", "Rennes|31 000", caption="Votes by town")

    assert fates(compare_tables(VOTES, more)) == ["kept", "kept", "kept", "inserted", "kept"]
    assert fates(compare_tables(more, VOTES)) == ["kept", "kept", "kept", "deleted", "kept"]


def test_a_new_column_is_a_new_cell_in_every_row():
    rows = compare_tables(VOTES, table("Town|Share|Votes", "Brest|12%|12 400", "Rennes|31%|31 000"))

    assert [[str(cell.what) for cell in row.cells] for row in rows[1:]] == [["kept", "inserted", "kept"]] * 3


def test_a_caption_that_came_or_changed_is_told_as_one():
    assert fates(compare_tables(table("A|B", "1|2"), table("A|B", "1|2", caption="New")))[0] == "inserted"
    assert fates(compare_tables(VOTES, VOTES.replace("by town", "by city")))[0] == "changed"


def test_an_empty_cell_that_is_filled_changes_alone():
    rows = compare_tables(table("A|B", "1|"), table("A|B", "1|2"))

    assert [str(cell.what) for cell in rows[1].cells] == ["kept", "changed"]


def test_the_comparison_of_a_table_is_a_table():
    longer = table("Town|Votes", "Brest|12 400", "Quimper|8 000", "Rennes|31 000", caption="Votes by town")
    html = comparison_html(compare([(1, "table", VOTES)], [(1, "table", longer)]))

    assert (
        '<tr class="diff-row diff-row--inserted"><td class="diff-cell diff-cell--inserted"><ins>Quimper</ins>'
        in html
    )
    assert '<caption class="diff-cell diff-cell--kept">Votes by town</caption>' in html
    assert "diff-lines" not in html


CELLS = st.sampled_from(["", "a", "b c", "12 400", "d"])
ROWS = st.lists(CELLS, min_size=1, max_size=3).map(lambda cells: "|".join(["x", *cells]))
TABLES = st.lists(ROWS, min_size=2, max_size=6).map(lambda rows: table(*rows, caption="y"))


@settings(max_examples=150, deadline=None)
@given(TABLES, TABLES)
def test_every_cell_of_both_sides_is_in_the_comparison_and_both_can_be_rebuilt(old, new):
    rows = compare_tables(old, new)

    assert words(rows, but=What.INSERTED) == plainly(old)
    assert words(rows, but=What.DELETED) == plainly(new)
    changes = compare([(1, "table", old)], [(1, "table", new)])
    assert (old_text(changes), new_text(changes)) == ([old], [new])


def words(rows, *, but: What) -> str:
    return "".join(
        segment.text
        for row in rows
        for cell in row.cells
        for segment in cell.segments
        if segment.what is not but
    )


def plainly(html: str) -> str:
    return "".join(part.split(">")[-1] for part in html.split("<"))
