"""A kept page is answered in the encoding its reader takes, and not at all to who has it."""

import gzip

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.pressed.answering import Ready, chosen
from newsroom.pressed.page import KeptPage, compressed

WORDS = ("Le pont de Sauvagnac rouvre. " * 100).encode()
HEADERS = (("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "public, max-age=0"))


def a_page(*, status: int = 200, body: bytes = WORDS) -> Ready:
    return Ready.made(KeptPage(status=status, headers=HEADERS, bodies=compressed(body)))


def answered(page: Ready, *, method: str = "GET", **headers: str) -> tuple[str, dict[str, str], bytes]:
    status, said, body = page.answer({"REQUEST_METHOD": method, **headers})
    return status, dict(said), body


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", ""),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("deflate", ""),
        ("br;q=0, gzip", "gzip"),
        ("gzip;q=0.5, br;q=0.1", "br"),
        ("*", ""),
        ("*;q=0.5", "br"),
        ("*;q=0", ""),
        ("br;q=nonsense, gzip;q=1", "gzip"),
        ("identity;q=1, *;q=0", ""),
    ],
)
def test_the_best_encoding_that_is_taken_is_sent(accepted, encoding):
    _status, said, body = answered(a_page(), HTTP_ACCEPT_ENCODING=accepted)

    assert said.get("Content-Encoding", "") == encoding
    assert {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}[encoding](body) == WORDS
    assert said["Content-Length"] == str(len(body))
    assert said["Vary"] == "Accept-Encoding"


@given(st.text(max_size=80))
def test_no_header_breaks_the_choice(accepted):
    assert chosen(accepted, compressed(WORDS)) in ("", "gzip", "br")


def test_whoever_has_the_page_in_any_encoding_is_told_so():
    page = a_page()
    tag = answered(page, HTTP_ACCEPT_ENCODING="br")[1]["ETag"]

    status, said, body = answered(page, HTTP_ACCEPT_ENCODING="gzip", HTTP_IF_NONE_MATCH=f'"x", W/{tag}')

    assert (status, body) == ("304 Not Modified", b"")
    assert said["ETag"] != tag
    assert "Content-Length" not in said
    assert said["Cache-Control"] == "public, max-age=0"


def test_another_tag_is_answered_with_the_page():
    assert answered(a_page(), HTTP_IF_NONE_MATCH='"other"')[0] == "200 OK"


def test_head_says_all_that_get_would_and_sends_nothing():
    whole, head = answered(a_page()), answered(a_page(), method="HEAD")

    assert head[:2] == whole[:2]
    assert head[2] == b""


def test_a_withdrawal_has_no_tag_and_is_always_told():
    status, said, body = answered(a_page(status=410), HTTP_IF_NONE_MATCH="*")

    assert (status, body) == ("410 Gone", WORDS)
    assert "ETag" not in said


def test_what_is_too_small_is_not_compressed():
    _status, said, body = answered(a_page(body=b"User-agent: *\n"), HTTP_ACCEPT_ENCODING="gzip, br")

    assert body == b"User-agent: *\n"
    assert "Vary" not in said
