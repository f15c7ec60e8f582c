"""What one person saved without standing up is told as one."""

from articles.desk.sittings import chained, milestones
from articles.models.revision import Why
from tests.articles.desk.lines import ED, a_line, a_merge, a_version


def numbers(line, *, marked=()) -> list[int]:
    return [version.number for version in milestones(line, marked=set(marked))]


def test_of_a_sitting_the_last_save_is_kept():
    line = a_line(*[a_version(number) for number in range(1, 6)], head=5)

    assert numbers(line) == [1, 5]


def test_a_long_pause_begins_a_new_sitting():
    line = a_line(a_version(1), a_version(2), a_version(3), a_version(4, minute=40), head=4)

    assert numbers(line) == [1, 3, 4]


def test_another_persons_save_ends_the_sitting():
    line = a_line(a_version(1), a_version(2), a_version(3, made_by_id=ED), a_version(4), head=4)

    assert numbers(line) == [1, 2, 3, 4]


def test_what_was_submitted_approved_named_restored_or_merged_is_always_kept():
    line = a_line(
        a_version(1),
        a_version(2),
        a_version(3, name="Before the vote"),
        a_version(4, why=Why.RESTORED),
        a_version(5, parent=3),
        a_merge(6, parent=4, joins=5),
        a_version(7),
        head=7,
    )

    assert numbers(line, marked=[2]) == [1, 2, 3, 4, 6, 7]


def test_a_text_beside_the_working_copy_is_no_milestone_of_it():
    line = a_line(a_version(1), a_version(2), a_version(3, parent=1), a_version(4, parent=2), head=4)

    assert numbers(line) == [1, 4]


def test_each_stop_knows_the_one_before():
    line = a_line(a_version(1), a_version(2, made_by_id=ED), a_version(3), head=3)

    before = chained(milestones(line, marked=()))

    assert {key: version.number for key, version in before.items()} == {2: 1, 3: 2}
