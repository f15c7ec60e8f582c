"""A page is kept under an address only in its one spelling, and for a request that says nothing of who asks."""

import pytest

from newsroom.pressed.addresses import kept_address


def asked(path: str, *, method: str = "GET", query: str = "", **more: str) -> str | None:
    return kept_address({"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, **more})


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/en/",
        "/politique/2026/11/23/le-pont-de-sauvagnac/",
        "/en/politics/feed/",
        "/atom.xml",
        "/feed.json",
        "/.well-known/security.txt",
        "/archive/2026/11/23/",
    ],
)
def test_public_pages_are_kept(path):
    assert asked(path) == path
    assert asked(path, method="HEAD") == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "//",
        "/politique//x/",
        "/./",
        "/../etc/passwd",
        "/politique/../../x/",
        "/.hidden/",
        "/politique/+/",
        "/politique/@",
        "/politique/=/",
        "/caf\xe9/",
        "/a\x00b/",
        "/a b/",
        "/" + "a" * 201 + "/",
        "/" + "a/" * 250,
        "/desk/",
        "/desk/articles/1/edit/",
        "/accounts/login/",
        "/admin/",
        "/media/p/x.jpg",
        "/static/css/x.css",
        "/healthz",
    ],
)
def test_other_spellings_and_other_rooms_are_never_kept(path):
    assert asked(path) is None


@pytest.mark.parametrize("method", ["POST", "PUT", "OPTIONS", "get", ""])
def test_only_reading_is_answered_from_the_store(method):
    assert asked("/", method=method) is None


def test_a_request_with_a_body_goes_to_django():
    assert asked("/", CONTENT_LENGTH="3") is None
    assert asked("/", HTTP_TRANSFER_ENCODING="chunked") is None
    assert asked("/", CONTENT_LENGTH="0") == "/"


@pytest.mark.parametrize(
    ("query", "is_kept"),
    [
        ("", True),
        ("utm_source=letter&utm_campaign=x", True),
        ("fbclid=IwAR0", True),
        ("gclid=1&utm_medium=mail", True),
        ("before=2026", False),
        ("utm_source=letter&before=2026", False),
        ("q=", False),
        ("&", False),
        ("utm_source=" + "a" * 1000, False),
    ],
)
def test_what_campaigns_append_changes_no_page_and_anything_else_is_asked_of_django(query, is_kept):
    assert asked("/", query=query) == ("/" if is_kept else None)
