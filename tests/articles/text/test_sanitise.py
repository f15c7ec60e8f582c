"""What may be stored in a body."""

import pytest
from django.utils import translation

from articles.text.sanitise import dropped, sanitise


@pytest.mark.parametrize(
    ("pasted", "stored"),
    [
        ("seul", "<p>seul</p>"),
        ("un<br><br>deux<br>trois", "<p>un</p>\n<p>deux<br>trois</p>"),
        ("un<br>&nbsp;<br>deux", "<p>un</p>\n<p>deux</p>"),
        (
            "<div>un</div><div>deux<p>trois</p>quatre</div>",
            "<p>un</p>\n<p>deux</p>\n<p>trois</p>\n<p>quatre</p>",
        ),
        ("<h1>Un</h1><h4>Deux</h4><h6><b>Trois</b></h6>", "<h2>Un</h2>\n<h3>Deux</h3>\n<h3>Trois</h3>"),
        ("<b>a</b><i>b</i><u>c</u>", "<p><strong>a</strong><em>b</em>c</p>"),
        ("<strong>a</strong><strong>b</strong>", "<p><strong>ab</strong></p>"),
        ("<em><strong>a</strong></em>", "<p><strong><em>a</em></strong></p>"),
        ("H<sub>2</sub>O, 1<sup>er</sup>", "<p>H<sub>2</sub>O, 1<sup>er</sup></p>"),
        ("<p></p><p>&nbsp;</p><p><span></span></p><p>a</p><ul><li></li></ul><h2> </h2>", "<p>a</p>"),
        (
            "<blockquote>q<blockquote><p>r</p></blockquote></blockquote>",
            "<blockquote><p>q</p><p>r</p></blockquote>",
        ),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<pre>a\n  b\n\nc</pre>", "<p>a<br>b</p>\n<p>c</p>"),
        ("<table><tr><td>seul</table>", "<p>seul</p>"),
        ("", ""),
        (" \n&nbsp; ", ""),
    ],
)
def test_what_pages_write_becomes_the_newsrooms_own_spelling(pasted, stored):
    assert sanitise(pasted) == stored


def test_no_break_spaces_accents_and_guillemets_stay_as_typed():
    assert sanitise("<p>«\u00a0É&eacute;\u202f!&nbsp;»</p>") == "<p>«\u00a0Éé\u202f!\u00a0»</p>"


def test_decomposed_accents_and_letters_of_old_windows_are_mended():
    assert (
        sanitise("<p>e\u0301te\u0301, l\x92été, 5\x80, so\xadfa\u200b</p>") == "<p>été, l’été, 5€, sofa</p>"
    )


def test_a_data_table_keeps_its_heads_and_spans():
    pasted = (
        "<table style='x'><caption>Voix</caption><thead><tr><th>Ville<th scope=col colspan=2>Voix</thead>"
        "<tbody><tr><th scope=row>Brest<td rowspan=2 onclick=x()>1<td colspan=1>2<tr><td><td>3</table>"
    )

    assert sanitise(pasted) == (
        '<table><caption>Voix</caption><thead><tr><th scope="col">Ville</th><th colspan="2" scope="col">Voix</th></tr>'
        '</thead><tbody><tr><th scope="row">Brest</th><td rowspan="2">1</td><td>2</td></tr>'
        "<tr><td></td><td>3</td></tr></tbody></table>"
    )


@pytest.mark.parametrize(
    ("pasted", "stored"),
    [
        (
            "<table><tr><th>A<th>B<tr><th>1<td>2</table>",
            (
                '<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>'
                '<tbody><tr><th scope="row">1</th><td>2</td></tr></tbody></table>'
            ),
        ),
        (
            "<table><caption><p>One</p><p>two</p></caption><tr><td>1<td>2</table>",
            "<table><caption>One<br>two</caption><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
        ),
        ("<table><caption>Alone</caption><tr><td>1</table>", "<p>Alone</p>\n<p>1</p>"),
        ("<table><caption>Nothing else</caption></table>", "<p>Nothing else</p>"),
        ("<caption>No table</caption>", "<p>No table</p>"),
        (
            "<table><tfoot><tr><td>f<td>g</tfoot><tbody><tr><td>1<td>2</tbody></table>",
            "<table><tbody><tr><td>f</td><td>g</td></tr><tr><td>1</td><td>2</td></tr></tbody></table>",
        ),
    ],
)
def test_a_table_says_what_its_heads_head_and_keeps_its_caption(pasted, stored):
    assert sanitise(pasted) == stored
    assert sanitise(stored) == stored


def test_a_table_that_only_arranges_a_page_is_taken_apart():
    assert sanitise("<table><tr><td><h1>T</h1><p>a</p><td>b</table>") == "<h2>T</h2>\n<p>a</p>\n<p>b</p>"


def test_text_between_cells_stands_before_the_table():
    pasted = "<table>avant<tr><td>a<td>b</table>"

    assert sanitise(pasted) == "<p>avant</p>\n<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"


@pytest.mark.parametrize(
    ("address", "stored"),
    [
        ("https://a.test/?b=1&amp;c=2", "https://a.test/?b=1&amp;c=2"),
        (" HTTP://a.test ", "HTTP://a.test"),
        ("mailto:a@b.test", "mailto:a@b.test"),
        ("tel:+33123", "tel:+33123"),
        ("/politique/", "/politique/"),
        ("//a.test/b", "https://a.test/b"),
        ("https://www.google.com/url?q=https://a.test/b%3Fc%3D1&amp;sa=D", "https://a.test/b?c=1"),
        ("/a b", "/a%20b"),
    ],
)
def test_links_that_a_reader_may_follow_stay(address, stored):
    assert sanitise(f"<a href='{address}'>mot</a>") == f'<p><a href="{stored}">mot</a></p>'


@pytest.mark.parametrize(
    "address",
    [
        "#ftn1",
        "file:///etc/passwd",
        "javascript:x",
        "ftp://a.test",
        "https://",
        "https:",
        "http:///",
        "https://[bad",
        "JaVaScRiPt:x",
        "a\\b",
        "x:y",
        "about:blank",
        "blob:x",
        "mailto:",
        "a" * 5000,
        "::",
        "feed:javascript:x",
    ],
)
def test_links_that_lead_nowhere_leave_their_words(address):
    assert sanitise(f"<a href='{address}'>mot</a>") == "<p>mot</p>"


@translation.override("en")
def test_a_picture_goes_its_caption_stays_and_the_journalist_is_told():
    pasted = (
        "<figure><img src=a.jpg alt=x><figcaption>Le port, <b>lundi</b>.</figcaption></figure><p>Suite.</p>"
    )

    clean = sanitise(pasted)

    assert clean == "<p>Le port, <strong>lundi</strong>.</p>\n<p>Suite.</p>"
    assert dropped(pasted, clean) == ["1 picture was removed: pictures come from the picture library."]


@translation.override("en")
def test_players_comments_and_dangerous_links_are_told_of():
    pasted = (
        "<iframe src=x></iframe><video></video><img><img><a href='javascript:x'>mot</a><a href='#n'>1</a>"
    )

    sentences = dropped(pasted, sanitise(pasted))

    assert len(sentences) == 3
    assert [sentence.split()[0] for sentence in sentences] == ["2", "2", "1"]


def test_nothing_is_said_of_a_body_that_lost_only_markup():
    assert dropped("<div><span style='color:red'>mot</span></div>", "<p>mot</p>") == []
