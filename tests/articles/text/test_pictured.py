"""A figure has one spelling, and is read back as it was written."""

from hypothesis import given
from hypothesis import strategies as st

from articles.text.blocks import join, split
from articles.text.pictured import Figure, FileFigure, Gallery, figure_html, figure_of, files_in, pictures_in

LINES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Z"], include_characters=" "), max_size=40).map(
    lambda words: " ".join(words.split())
)
CAPTIONS = st.sampled_from(
    ["", "The quay.", "<em>La Mer</em> &amp; the sky", '<a href="https://x.org/">x</a>']
)
FIGURES = st.builds(
    Figure,
    picture=st.integers(1, 10**6),
    caption=CAPTIONS,
    alt=st.none() | LINES,
    credit=LINES,
    size=st.sampled_from(["", "wide", "side"]),
)
SHOWN = (
    FIGURES
    | st.builds(FileFigure, file=st.integers(1, 10**6), caption=CAPTIONS)
    | st.builds(Gallery, figures=st.lists(FIGURES, min_size=1, max_size=4).map(tuple), caption=CAPTIONS)
)


@given(SHOWN)
def test_what_was_written_is_read(shown):
    assert figure_of(figure_html(shown)) == shown


@given(st.lists(SHOWN, max_size=5))
def test_a_figure_is_one_block_and_every_picture_is_found_in_order(several):
    body = join(split("\n".join(["<p>One.</p>", *map(figure_html, several), "<p>Two.</p>"])))
    pictures = [
        figure
        for shown in several
        for figure in (shown.figures if isinstance(shown, Gallery) else [shown])
        if isinstance(figure, Figure)
    ]

    assert [block.kind for block in split(body)] == ["p", *["figure"] * len(several), "p"]
    assert list(pictures_in(body)) == pictures
    assert list(files_in(body)) == [shown for shown in several if isinstance(shown, FileFigure)]


def test_a_paragraph_is_no_figure():
    assert figure_of("<p>figure</p>") is None
