"""Tables are set so that their figures can be compared."""

import re

from articles.pages.tables import set_table

TABLE = (
    "<table><thead><tr><th>Who</th><th>Amount</th><th>Share</th><th>Since</th></tr></thead><tbody>"
    "<tr><td>Region</td><td>1\u202f096</td><td>44,9\u00a0%</td><td>1 May</td></tr>"
    "<tr><td>State</td><td>−60</td><td>–</td><td>2024</td></tr>"
    "<tr><td>Total</td><td>1 036</td><td>100&nbsp;%</td><td></td></tr></tbody></table>"
)


def test_a_column_of_figures_is_told_with_its_head_and_no_other_is():
    rows = [re.findall(r"<t[dh]( [^>]*)?>", row) for row in set_table(TABLE).split("</tr>")[:-1]]

    assert rows == [["", ' class="figure"', ' class="figure"', ""]] * 4


def test_the_last_row_stands_out_where_it_is_a_sum():
    assert re.findall(r"<tr([^>]*)>", set_table(TABLE)) == ["", "", "", ' class="sum"']
    assert "sum" not in set_table(TABLE.replace("Total", "Europe"))


def test_nothing_but_classes_differs():
    assert re.sub(r' class="\w+"', "", set_table(TABLE)) == TABLE


def test_a_table_with_cells_that_span_others_is_left_alone():
    spanning = TABLE.replace("<th>Who</th>", '<th colspan="2">Who</th>')

    assert set_table(spanning) == spanning


def test_a_table_of_words_or_of_one_row_is_left_alone():
    words = (
        "<table><tbody><tr><td>One</td><td>two</td></tr><tr><td>Three</td><td>four</td></tr></tbody></table>"
    )

    assert set_table(words) == words
    assert set_table("<table><tbody><tr><td>1</td></tr></tbody></table>").count("class") == 0
