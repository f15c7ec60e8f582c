"""A picture in the text is one thing: compared by what is said of it, merged part by part, never cut."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.alignment import align
from articles.text.attribution import Version, attribute
from articles.text.attribution_html import Shown, attributed_html
from articles.text.blocks import plain, split
from articles.text.content import Content
from articles.text.diff import What, compare, new_text, old_text, tally
from articles.text.merge import Choice, Keep, Text, merge, resolve
from articles.text.particulars import particulars, texts_of
from articles.text.pictured import WHOLE, Figure, FileFigure, Gallery, figure_html, figure_of
from articles.text.retyped import retyped
from articles.text.sanitise import sanitise
from articles.text.tokens import block_text

QUAY = Figure(picture=12, caption="The quay on Monday.", alt="A quay", credit="Nora Petit")
FERRY = Figure(picture=13, caption="The ferry.", alt="", credit="Ines Roy")
CUT = "0 0 0.1 0.1 0.9 0.9 0.5 0.5"


def body_of(*blocks):
    return "\n".join(block if isinstance(block, str) else figure_html(block) for block in blocks)


def text_of(body, *, base=None, first=1):
    """The body as a version, numbered as a save numbers it."""
    blocks = split(body)
    known = [(number, html) for number, _, html in base.blocks] if base else []
    ids = align(known, [block.html for block in blocks])
    numbered = [
        (first + place if number is None else number, block.kind, block.html)
        for place, (number, block) in enumerate(zip(ids, blocks, strict=True))
    ]
    return Text(Content(body=body, language="en"), numbered)


def three(base, mine, theirs):
    was = text_of(body_of(*base))
    return was, text_of(body_of(*mine), base=was, first=1000), text_of(body_of(*theirs), base=was, first=2000)


def merged_body(base, mine, theirs):
    return resolve(merge(*three(base, mine, theirs)), {}).content.body


def test_a_picture_keeps_its_number_whatever_is_said_of_it():
    new = replace(QUAY, caption="", alt=None, credit="", shape=CUT, size="wide")

    assert align([(1, "<p>Words.</p>"), (2, figure_html(QUAY))], [figure_html(new)]) == [2]


def test_another_picture_is_another_block_even_if_the_browser_says_it_is_the_same():
    assert align([(1, figure_html(QUAY))], [figure_html(replace(QUAY, picture=99))], [1]) == [None]


def test_a_paragraph_with_the_words_of_a_caption_is_no_picture():
    assert align([(1, figure_html(QUAY))], ["<p>The quay on Monday.</p>"], [1]) == [None]


def test_a_gallery_keeps_its_number_while_it_shows_mostly_the_same():
    gallery = Gallery(figures=(QUAY, FERRY))

    assert align([(1, figure_html(gallery))], [figure_html(Gallery(figures=(FERRY, QUAY)))]) == [1]


def test_a_new_credit_is_a_change_of_the_picture_and_no_word():
    (change,) = compare(
        text_of(body_of(QUAY)).blocks, text_of(body_of(replace(QUAY, credit="Ana Bel"))).blocks
    )

    assert change.what is What.CHANGED
    assert {segment.what for line in change.lines for segment in line.segments} == {What.KEPT}
    assert (tally([change]).inserted, tally([change]).deleted) == (0, 0)


def test_what_an_attribute_says_is_nothing_to_check():
    old, new = (
        replace(QUAY, credit=credit, alt=credit) for credit in ("Karl Odier, 12 %", "Anna Sorel, 40 %")
    )

    assert particulars(texts_of(compare(text_of(body_of(old)).blocks, text_of(body_of(new)).blocks))) == []


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ({"credit": "Ana Bel"}, {"alt": "Boats"}, {"credit": "Ana Bel", "alt": "Boats"}),
        ({"shape": CUT}, {"size": "side"}, {"shape": CUT, "size": "side"}),
        ({"caption": "The quay."}, {"credit": ""}, {"caption": "The quay.", "credit": ""}),
        ({"credit": "Ana Bel"}, {"credit": "Ana Bel"}, {"credit": "Ana Bel"}),
    ],
)
def test_two_edits_of_one_picture_merge_part_by_part(mine, theirs, both):
    assert merged_body([QUAY], [replace(QUAY, **mine)], [replace(QUAY, **theirs)]) == figure_html(
        replace(QUAY, **both)
    )


def test_a_caption_both_mended_in_different_sentences_merges():
    base = replace(QUAY, caption="One is here. Two is there. Three is away.")
    mine = replace(base, caption="One was here. Two is there. Three is away.")
    theirs = replace(base, caption="One is here. Two is there. Three was away.")

    both = merged_body([base], [mine], [theirs])

    assert figure_of(both).caption == "One was here. Two is there. Three was away."


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (replace(QUAY, credit="Ana Bel"), replace(QUAY, credit="Karl Odier")),
        (replace(QUAY, shape=CUT), replace(QUAY, shape="0 0 0 0 0.5 0.5 0.2 0.2")),
        (replace(QUAY, caption="The pier."), replace(QUAY, caption="The dock.")),
        (replace(QUAY, picture=99), replace(QUAY, credit="Ana Bel")),
        (replace(QUAY, caption=""), replace(QUAY, caption="The dock.")),
    ],
)
def test_what_both_said_otherwise_of_one_picture_is_asked_as_one(mine, theirs):
    merged = merge(*three(["<p>Before.</p>", QUAY], ["<p>Before.</p>", mine], ["<p>Before.</p>", theirs]))

    (clash,) = merged.conflicts.values()
    assert [html for _, _, html in clash.mine] == [figure_html(mine)]
    assert [html for _, _, html in clash.theirs] == [figure_html(theirs)]


def test_one_credits_a_picture_of_a_gallery_and_the_other_captions_the_next():
    gallery = Gallery(figures=(QUAY, FERRY), caption="Two days.")
    mine = replace(gallery, figures=(replace(QUAY, credit="Ana Bel"), FERRY))
    theirs = replace(gallery, figures=(QUAY, replace(FERRY, caption="The boat.")))

    assert figure_of(merged_body([gallery], [mine], [theirs])) == Gallery(
        figures=(replace(QUAY, credit="Ana Bel"), replace(FERRY, caption="The boat.")), caption="Two days."
    )


def test_a_gallery_both_put_in_another_order_is_asked():
    third = replace(QUAY, picture=14)
    merged = merge(
        *three(
            [Gallery(figures=(QUAY, FERRY, third))],
            [Gallery(figures=(FERRY, QUAY, third))],
            [Gallery(figures=(QUAY, third, FERRY))],
        )
    )

    assert len(merged.conflicts) == 1


def test_words_written_anew_where_a_picture_stood_are_a_paragraph():
    assert retyped("The quay on Monday.", [(1, "figure", figure_html(QUAY))]) == "<p>The quay on Monday.</p>"


def test_only_the_caption_has_an_author():
    versions = [
        Version(1, (), [(5, figure_html(QUAY))]),
        Version(2, (1,), [(5, figure_html(replace(QUAY, credit="Ana Bel", alt="Boats", shape=CUT)))]),
    ]

    ((passage,),) = attribute(versions, 2)

    assert (passage.text, passage.version) == ("The quay on Monday.", 1)


def test_the_caption_with_its_authors_leaves_the_tag_as_it_was():
    html = figure_html(QUAY)

    shown = attributed_html(html, [Shown("The quay on Monday.", "hand-1", "1", "Rita")])

    assert shown.startswith(html.partition("The quay")[0])


# Bodies of pictures and paragraphs, and what people do to them.

loud = st.sampled_from(["", "Xattr", 'Xattr "said" <b>', "Xattr & Xfils"])
captions = st.lists(
    st.sampled_from(["One is.", "Two <em>is</em>.", "Three &amp; four.", "Five <strong>is</strong>."]),
    max_size=3,
).map(" ".join)
figures = st.builds(
    Figure,
    picture=st.integers(1, 4),
    caption=captions,
    alt=st.none() | loud,
    credit=loud,
    shape=st.sampled_from([WHOLE, CUT, "90 0 0 0 1 1 0.2 0.8"]),
    size=st.sampled_from(["", "wide", "side"]),
)
galleries = st.builds(Gallery, figures=st.lists(figures, min_size=1, max_size=4).map(tuple), caption=captions)
files = st.builds(FileFigure, file=st.integers(1, 3), caption=captions)
paragraphs = captions.filter(bool).map(lambda words: f"<p>{words}</p>")
anything = st.one_of(paragraphs, figures, figures, galleries, files)


@st.composite
def pictured(draw):
    """A base of words and pictures, and two edits of it."""
    base = draw(st.lists(anything, max_size=5))
    return base, draw(edits(base)), draw(edits(base))


@st.composite
def edits(draw, base):
    body = list(base)
    for _turn in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(body)))
        what = draw(st.sampled_from(["insert", "delete", "move", "change", "change"]))
        if what == "insert" or place == len(body):
            body.insert(place, draw(anything))
        elif what == "delete":
            del body[place]
        elif what == "move":
            body.insert(draw(st.integers(0, len(body) - 1)), body.pop(place))
        else:
            body[place] = draw(changed(body[place]))
    return body


@st.composite
def changed(draw, block):
    if isinstance(block, Figure):
        other = draw(figures)
        name = draw(st.sampled_from(["picture", "caption", "alt", "credit", "shape", "size"]))
        return replace(block, **{name: getattr(other, name)})
    if isinstance(block, Gallery):
        return draw(
            st.sampled_from(
                [
                    replace(block, caption=draw(captions)),
                    replace(block, figures=tuple(draw(st.permutations(block.figures)))),
                    replace(block, figures=(*block.figures, draw(figures))),
                    replace(block, figures=(draw(changed(block.figures[0])), *block.figures[1:])),
                ]
            )
        )
    return replace(block, caption=draw(captions)) if isinstance(block, FileFigure) else draw(paragraphs)


OFTEN = settings(max_examples=300, deadline=None)


def versions_of(bodies):
    base, mine, theirs = ([sanitise(body_of(block)) for block in body] for body in bodies)
    return three(base, mine, theirs)


@OFTEN
@given(pictured())
def test_a_merge_of_pictures_writes_what_a_save_would_store(bodies):
    merged = merge(*versions_of(bodies))

    for keep in (Keep.MINE, Keep.THEIRS, Keep.BOTH):
        body = resolve(merged, {key: Choice(keep) for key in merged.conflicts}).content.body
        assert sanitise(body) == body


@OFTEN
@given(pictured())
def test_two_edits_of_pictures_merge_alike_in_either_order(bodies):
    base, mine, theirs = versions_of(bodies)

    one, other = merge(base, mine, theirs), merge(base, theirs, mine)

    assert set(one.conflicts) == set(other.conflicts)
    if one.is_clean:
        assert resolve(one, {}) == resolve(other, {})


@OFTEN
@given(pictured())
def test_one_persons_pictures_merge_to_themselves(bodies):
    base, mine, _theirs = versions_of(bodies)

    assert resolve(merge(base, mine, base), {}).content == mine.content
    assert resolve(merge(base, mine, mine), {}).content == mine.content


@OFTEN
@given(pictured())
def test_both_bodies_are_read_off_a_comparison_of_pictures(bodies):
    _base, mine, theirs = versions_of(bodies)

    changes = compare(mine.blocks, theirs.blocks)

    assert "\n".join(old_text(changes)) == mine.content.body
    assert "\n".join(new_text(changes)) == theirs.content.body


@OFTEN
@given(pictured())
def test_no_word_of_an_attribute_is_a_word_of_the_story(bodies):
    _base, mine, theirs = versions_of(bodies)

    changes = compare(mine.blocks, theirs.blocks)

    assert "X" not in plain(mine.content.body)
    assert not any("X" in block_text(html) for _, _, html in mine.blocks)
    assert not any(
        "X" in segment.text for change in changes for line in change.lines for segment in line.segments
    )
