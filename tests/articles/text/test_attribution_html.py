"""A block with its authors, as it is shown."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.attribution_html import Shown, attributed_html
from articles.text.blocks import split
from articles.text.sanitise import sanitise
from articles.text.tokens import block_text
from tests.articles.text.test_attribution import TEXTS
from tests.articles.text.test_diff_html import Balance


def shown(text, sign="RO"):
    return Shown(text, f"passage--{sign}", sign, f"{sign}, version 1 <Mon>")


def test_one_author_alone_has_no_sign_in_the_text():
    html = attributed_html("<p>It was <strong>late</strong>.</p>", [shown("It was late.")])

    assert html == (
        '<p><span class="passage passage--RO" title="RO, version 1 &lt;Mon&gt;">'
        "It was <strong>late</strong>.</span></p>"
    )


def test_each_of_several_authors_begins_with_a_sign_to_see_and_a_name_to_hear():
    html = attributed_html("<p>It was late.</p>", [shown("It was"), shown(" late.", "EM")])

    assert html.count('aria-hidden="true">RO<') == html.count('aria-hidden="true">EM<') == 1
    assert (
        ' <span class="passage-sign" aria-hidden="true">EM</span><span class="unseen">[EM, version 1' in html
    )


def test_neighbours_with_one_sign_show_it_once():
    passages = [shown("It "), shown("was "), shown("late.", "EM")]

    assert attributed_html("<p>It was late.</p>", passages).count('aria-hidden="true">RO<') == 1


def test_a_link_shows_where_it_leads_and_is_none():
    html = attributed_html('<p><a href="https://a.test">there</a></p>', [shown("there")])

    assert "<a " not in html
    assert 'title="https://a.test"' in html


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.lists(st.integers(0, 40), max_size=4))
def test_what_is_shown_is_balanced_and_holds_every_word(html, cuts):
    for block in split(sanitise(html)):
        text = block_text(block.html)
        places = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
        passages = [shown(text[start:end], str(start % 3)) for start, end in pairwise(places)]
        page = Balance()
        page.feed(attributed_html(block.html, passages or [shown(text)]))

        assert (page.open, page.faults) == ([], [])
        for word in text.split():
            assert set(word) <= set("".join(page.text))
