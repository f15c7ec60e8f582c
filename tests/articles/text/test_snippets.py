"""What a search engine has room for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.snippets import DESCRIPTION_ROOM, TITLE_ROOM, cut_description, cut_title, width_of


def test_a_short_title_is_shown_whole():
    assert cut_title("Council votes").shown == "Council votes"
    assert not cut_title("Council votes").is_cut


def test_a_long_title_ends_after_a_whole_word():
    cut = cut_title("Soixante-trois couples de spatules blanches : la Gourdaine bat son record")

    assert cut.shown == "Soixante-trois couples de spatules blanches : la Gourdaine bat …"
    assert cut.lost == "son record"


def test_one_endless_word_is_cut_inside_it():
    cut = cut_title("W" * 200)

    assert width_of(cut.shown) <= TITLE_ROOM
    assert cut.shown.removesuffix(" …") + cut.lost == "W" * 200


@pytest.mark.parametrize(("text", "pixels"), [("", 0), ("iii", 13), ("WWW", 56), ("É", 13), ("日本", 40)])
def test_letters_are_as_wide_as_arial_sets_them(text, pixels):
    assert width_of(text) == pixels


@given(st.text(max_size=400))
def test_nothing_shown_needs_more_room_than_there_is(text):
    assert width_of(cut_title(text).shown) <= TITLE_ROOM
    assert len(cut_description(text).shown) <= DESCRIPTION_ROOM


@given(st.text(alphabet="ab é", max_size=400))
def test_no_word_is_both_lost_and_shown_and_none_is_neither(text):
    for cut in (cut_title(text), cut_description(text)):
        whole = cut.shown.removesuffix(" …") + cut.lost if cut.is_cut else cut.shown
        assert whole.replace(" ", "") == text.replace(" ", "")
