"""What holds for every page anyone could paste."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.sanitise import sanitise
from tests.articles.text.cleanliness import faults, words

INLINE = st.sampled_from(
    ["b", "i", "u", "span", "font", "small", "a", "em", "strong", "sub", "sup", "mark", "code", "label"]
)
BLOCKY = st.sampled_from(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h5",
        "ul",
        "ol",
        "li",
        "blockquote",
        "table",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "caption",
        "dl",
        "dt",
        "dd",
        "pre",
        "section",
        "figure",
        "figcaption",
        "article",
        "form",
        "button",
        "select",
        "option",
        "center",
        "tfoot",
        "main",
        "o:p",
        "noscript",
        "textarea",
    ]
)
STYLES = st.sampled_from(
    [
        "",
        " style='font-weight:normal'",
        " style='font-weight:700'",
        " style='font-style:italic'",
        " class=MsoListParagraph",
        " style='mso-list:l0 level2 lfo1'",
        " href='https://a.test'",
        " href='javascript:x'",
        " colspan=3",
        " title='a > b'",
    ]
)
GLUE = st.sampled_from(
    ["", " ", "\n", "&nbsp;", "\u202f", "<br>", "<!-- c -->", "<img src=x>", "<o:p></o:p>", "<hr>"]
)


@st.composite
def pasted_pages(draw):
    """Markup of any nesting, closed or not, around numbered words."""
    parts, numbers = [], 0
    for _ in range(draw(st.integers(1, 25))):
        tag = draw(st.one_of(INLINE, BLOCKY))
        kind = draw(st.integers(0, 3))
        if kind == 0:
            parts.append(f"</{tag}>")
        elif kind == 1 and tag != "textarea":
            parts.append(f"<{tag}{draw(STYLES)}>")
        else:
            parts.append(f" mot{numbers}é ")
            numbers += 1
        parts.append(draw(GLUE))
    return "".join(parts)


@settings(max_examples=400, deadline=None)
@given(pasted_pages())
def test_no_word_is_lost_and_cleaning_twice_changes_nothing(page):
    clean = sanitise(page)

    expected = [f"mot{number}é" for number in range(page.count("mot"))]
    assert Counter(words(clean)) == Counter(expected)
    assert faults(clean) == []
    assert sanitise(clean) == clean


@settings(max_examples=300, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("<>/&;\"'= abpbri!-?[]\n\u00a0\u202f\u0301é\x00\x85#x0123456789"),
        max_size=80,
    )
)
def test_any_string_of_markup_letters_comes_out_clean_and_stable(raw):
    clean = sanitise(raw)

    assert faults(clean) == []
    assert sanitise(clean) == clean


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_text_at_all_comes_out_clean_and_stable(raw):
    clean = sanitise(f"<p>{raw}</p>")

    assert faults(clean) == []
    assert sanitise(clean) == clean
