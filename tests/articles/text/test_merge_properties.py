"""Whatever two people do to one story, its merge drops no word that neither of them took out."""

from hypothesis import given, settings

from articles.text.merge import Choice, Keep, Text, merge, resolve
from articles.text.sanitise import sanitise
from tests.articles.text.edits import PLAIN, three_versions, words_in

EVERY_DAY = settings(max_examples=500, deadline=None)


def both(merged):
    return {key: Choice(Keep.BOTH) for key in merged.conflicts}


def words_of(text: Text) -> set[str]:
    return set(words_in(text.content.body))


@EVERY_DAY
@given(three_versions())
def test_one_persons_edit_merges_to_itself(versions):
    base, mine, theirs = versions

    assert resolve(merge(base, mine, base), {}).content == mine.content
    assert resolve(merge(base, base, theirs), {}).content == theirs.content


@EVERY_DAY
@given(three_versions())
def test_the_same_edit_twice_is_that_edit(versions):
    base, mine, _theirs = versions

    assert resolve(merge(base, mine, mine), {}).content == mine.content


@EVERY_DAY
@given(three_versions())
def test_two_edits_merge_alike_in_either_order(versions):
    base, mine, theirs = versions

    one, other = merge(base, mine, theirs), merge(base, theirs, mine)

    assert set(one.conflicts) == set(other.conflicts)
    if one.is_clean:
        assert resolve(one, {}) == resolve(other, {})


@EVERY_DAY
@given(three_versions())
def test_a_merge_drops_no_word_that_neither_side_took_out(versions):
    base, mine, theirs = versions
    merged = merge(base, mine, theirs)

    kept = set(words_in(resolve(merged, both(merged)).content.body))

    assert words_of(mine) & words_of(theirs) <= kept
    assert (words_of(mine) | words_of(theirs)) - words_of(base) <= kept


@EVERY_DAY
@given(three_versions(PLAIN))
def test_what_one_side_took_out_and_the_other_left_alone_is_gone(versions):
    base, mine, theirs = versions
    merged = merge(base, mine, theirs)

    if merged.is_clean:
        kept = set(words_in(resolve(merged, {}).content.body))
        assert kept & words_of(base) == words_of(base) & words_of(mine) & words_of(theirs)


@EVERY_DAY
@given(three_versions())
def test_keeping_both_loses_no_word_of_a_clash(versions):
    base, mine, theirs = versions
    merged = merge(base, mine, theirs)

    kept = set(words_in(resolve(merged, both(merged)).content.body))

    for clash in merged.conflicts.values():
        for _, _, html in (*clash.mine, *clash.theirs):
            assert set(words_in(html)) <= kept


@EVERY_DAY
@given(three_versions())
def test_a_merge_writes_what_a_save_would_store_letter_for_letter(versions):
    merged = merge(*versions)

    content = resolve(merged, both(merged)).content

    assert sanitise(content.body) == content.body


@EVERY_DAY
@given(three_versions())
def test_no_paragraph_stands_twice(versions):
    merged = merge(*versions)

    if merged.is_clean:
        numbers = [number for number in resolve(merged, {}).ids if number is not None]
        assert len(numbers) == len(set(numbers))
