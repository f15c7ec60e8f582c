"""A figure of the library passes the wall in its one spelling; nothing else of a figure does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.blocks import count_words, join, plain, split
from articles.text.pictured import Figure, FileFigure, Gallery, figure_html, figure_of
from articles.text.sanitise import dropped, sanitise

QUAY = Figure(
    picture=12,
    caption="The <em>quay</em> on Monday.",
    alt='A "quay" <at> dawn & dusk',
    credit="O’Hara & fils",
    shape="0 0 0.1 0 1 1 0.5 0.5",
    size="wide",
)
FERRY = Figure(picture=13, alt="", credit="Nora Petit")
SHOWN = [
    QUAY,
    FERRY,
    Gallery(figures=(QUAY, FERRY), caption="Two days."),
    FileFigure(file=7, caption="Minutes"),
]


@pytest.mark.parametrize("shown", SHOWN)
def test_a_figure_comes_out_letter_for_letter(shown):
    body = f"<p>Before.</p>\n{figure_html(shown)}\n<p>After.</p>"

    assert sanitise(body) == body
    assert figure_of(split(body)[1].html) == shown
    assert join(split(body)) == body
    assert dropped(body, sanitise(body)) == []


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


@settings(deadline=None)
@given(alt=st.none() | words, credit=words, size=st.sampled_from(["", "wide", "side"]))
def test_whatever_is_said_of_a_picture_is_spelled_once_and_for_all(alt, credit, size):
    body = sanitise(figure_html(Figure(picture=1, alt=alt, credit=credit, size=size)))

    assert sanitise(body) == body
    assert [block.kind for block in split(body)] == ["figure"]
    assert (figure_of(body).alt is None) == (alt is None)


@pytest.mark.parametrize(
    "attributes",
    ["", 'data-picture="x"', 'data-picture="-1"', 'data-picture="0"', 'data-file="1 2"', 'class="picture"'],
)
def test_of_a_figure_that_shows_nothing_the_words_are_kept(attributes):
    body = f"<figure {attributes}><img src='/a.jpg'><figcaption>The quay.</figcaption></figure>"

    assert sanitise(body) == "<p>The quay.</p>"
    assert dropped(body, sanitise(body)) != []


def test_a_shape_that_is_none_is_the_whole_picture():
    body = '<figure data-picture="4" data-shape="9 9" data-size="huge" onclick="x()" data-else="1"></figure>'

    assert sanitise(body) == figure_html(Figure(picture=4))


def test_a_figure_in_a_list_leaves_its_words():
    body = f"<ul><li>One {figure_html(QUAY)}</li></ul>"

    assert plain(sanitise(body)).split("\n") == ["One", "The quay on Monday."]
    assert figure_of(sanitise(body)) is None


def test_a_gallery_of_nothing_leaves_its_words():
    assert (
        sanitise('<figure data-gallery="1"><figcaption>Two days.</figcaption></figure>') == "<p>Two days.</p>"
    )


def test_figures_inside_figures_cost_no_stack():
    deep = '<figure data-picture="1">' * 300 + "words" + "</figure>" * 300

    assert figure_of(sanitise(deep)) == Figure(picture=1, caption="words")


def test_a_caption_counts_as_words_and_what_an_attribute_says_does_not():
    assert count_words(figure_html(QUAY)) == 4
    assert (
        plain(figure_html(Gallery(figures=(QUAY,), caption="Two days."))) == "The quay on Monday.\nTwo days."
    )
