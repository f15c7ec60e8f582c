"""Captions are right, or the line that is wrong is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictures.files.captions import WrongCaptions, checked_captions

GOOD = """WEBVTT - Le bac

NOTE Relu par Nora

1
00:01.000 --> 00:04.000 align:start position:10%
<v Odile>À l’eau&nbsp;!</v>

00:00:04.500 --> 00:00:06.000
R&amp;D, <i>deux</i> lignes
et la seconde
"""

SUBRIP = """1\r
00:00:01,000 --> 00:00:04,000\r
À l’eau !\r
\r
2\r
00:00:04,500 --> 00:00:06,000\r
Deux\r
"""


def checked(text: str) -> str:
    return checked_captions(text.encode())[0]


def test_good_captions_are_kept_as_they_are():
    assert checked_captions(GOOD.encode()) == (GOOD, False)


def test_a_byte_order_mark_and_other_line_ends_are_put_in_order():
    assert checked_captions(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())[0] == GOOD


def test_subrip_is_turned_into_webvtt_and_said_so():
    turned, was_subrip = checked_captions(SUBRIP.encode())

    assert was_subrip
    assert turned.startswith("WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\nÀ l’eau !\n\n2\n")
    assert checked(turned) == turned


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Line 1: captions begin with the word WEBVTT."),
        ("WEBVTTX\n", "Line 1: captions begin with the word WEBVTT."),
        ("WEBVTT\n\n", "Line 3: there is no caption in this file."),
        (
            "WEBVTT\n00:01.000 --> 00:02.000\nA\n",
            "Line 2: an empty line belongs between WEBVTT and the first caption.",
        ),
        ("WEBVTT\n\n00:01,000 --> 00:02,000x\nA\n", "Line 3: this time cannot be read."),
        ("WEBVTT\n\n00:61.000 --> 01:02.000\nA\n", "Line 3: this time cannot be read."),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\nA\n", "Line 3: this caption ends before it begins."),
        (
            "WEBVTT\n\n00:02.000 --> 00:03.000\nA\n\n00:01.000 --> 00:04.000\nB\n",
            "Line 6: this caption begins before",
        ),
        ("WEBVTT\n\n00:02.000 --> 00:03.000 color:red\nA\n", "Line 3: only a place or an alignment"),
        ("WEBVTT\n\n00:02.000 --> 00:03.000\n\n", "Line 3: no words follow this time."),
        ("WEBVTT\n\nonly words\n\n", "Line 3: a time belongs here"),
        ("WEBVTT\n\nname\n00:02.000 -> 00:03.000\n", "Line 3: a time belongs here"),
        ("WEBVTT\n\nSTYLE\n::cue{background:url(//x)}\n", "Line 3: styles and regions are not kept"),
        ("WEBVTT\n\n00:02.000 --> 00:03.000\n<script>A</script>\n", "Line 4: captions know no such tag."),
        ("WEBVTT\n\n00:02.000 --> 00:03.000\na < b\n", "Line 4: a tag is not closed here."),
        ("WEBVTT\n\n00:02.000 --> 00:03.000\nR&D\n", "Line 4: an ampersand"),
    ],
)
def test_what_is_wrong_is_named_by_its_line(text, sentence):
    with pytest.raises(WrongCaptions) as wrong:
        checked(text)

    assert str(wrong.value).startswith(sentence)


def test_bytes_that_are_no_letters_are_named_by_their_line():
    with pytest.raises(WrongCaptions) as wrong:
        checked_captions("WEBVTT\n\n00:02.000 --> 00:03.000\nÀ\n".encode("latin-1"))

    assert str(wrong.value).startswith("Line 4:")


@given(st.text(max_size=300))
def test_whatever_is_sent_is_right_or_refused_and_right_stays_right(text):
    try:
        kept = checked("WEBVTT\n\n" + text)
    except WrongCaptions:
        return

    assert checked(kept) == kept
