"""The graph beside a history shows where each text left the working copy and where it came back."""

from articles.desk.lanes import MOST, lanes
from tests.articles.desk.lines import a_line, a_merge, a_version


def drawn(line, rows: list[list[int]]) -> list[list[str]]:
    return lanes(line, [[line.versions[number] for number in row] for row in rows])


def test_a_story_without_branches_is_one_line_from_the_first_version_to_the_newest():
    line = a_line(a_version(1), a_version(2), a_version(3), head=3)

    assert drawn(line, [[3], [2], [], [1]]) == [
        ["lane--down lane--dot"],
        ["lane--up lane--down lane--dot"],
        ["lane--up lane--down"],
        ["lane--up lane--dot"],
    ]


def test_a_branch_leaves_where_it_was_written_from_and_ends_at_its_text():
    line = a_line(a_version(1), a_version(2), a_version(3, parent=1), head=2)

    assert [row[1] for row in drawn(line, [[3], [2], [1]])] == [
        "lane--dot lane--down",
        "lane--up lane--down",
        "lane--up lane--leaves lane--reach-1",
    ]


def test_a_merge_shows_where_the_branch_came_back():
    line = a_line(a_version(1), a_version(2), a_version(3, parent=1), a_merge(4, parent=2, joins=3), head=4)

    assert [row[1] for row in drawn(line, [[4], [3], [2], [1]])] == [
        "lane--down lane--joins lane--reach-1",
        "lane--dot lane--up lane--down",
        "lane--up lane--down",
        "lane--up lane--leaves lane--reach-1",
    ]


def test_branches_at_the_same_time_run_on_lanes_of_their_own():
    line = a_line(
        a_version(1),
        a_version(2),
        a_version(3, parent=1),
        a_version(4, parent=1),
        a_version(5, parent=2),
        head=5,
    )

    rows = drawn(line, [[5], [4], [3], [2], [1]])

    assert [len(row) for row in rows] == [3] * 5
    assert [row.index("lane--dot lane--down") for row in rows[1:3]] == [2, 1]


def test_a_branch_written_from_a_branch_leaves_from_its_lane():
    line = a_line(a_version(1), a_version(2), a_version(3, parent=1), a_version(4, parent=3), head=2)

    rows = drawn(line, [[4], [3], [2], [1]])

    assert rows[1][2] == "lane--up lane--leaves lane--reach-1"


def test_more_branches_than_lanes_are_left_to_the_words():
    line = a_line(
        a_version(1), a_version(2), *[a_version(number, parent=1) for number in range(3, 12)], head=2
    )

    rows = drawn(line, [[number] for number in range(11, 0, -1)])

    assert {len(row) for row in rows} == {MOST + 1}


def test_a_branch_that_began_on_an_older_page_runs_off_the_page():
    line = a_line(a_version(1), a_version(2), a_version(3, parent=1), a_merge(4, parent=2, joins=3), head=4)

    assert [row[1] for row in drawn(line, [[4], []])] == [
        "lane--down lane--joins lane--reach-1",
        "lane--up lane--down",
    ]


def test_a_page_without_versions_draws_nothing():
    line = a_line(a_version(1), head=1)

    assert drawn(line, [[], []]) == [[""], [""]]
