"""Whatever is asked of the public side is answered with a sentence, never with an error of ours."""

from itertools import product

import pytest
from django.test import Client

from articles.pages.links import story_url
from tests.articles.newsstand import published
from tests.cast import a_topic

pytestmark = pytest.mark.django_db

VALUES = (
    "%00",
    "%ff%fe",
    "%ED%A0%80",
    "-1",
    "99999999999999999999",
    "9999999999999999-999999999999999999",
    "1-1",
    "-",
    "abc",
    "%F0%9F%A6%80",
    "x" * 5000,
    "0001-01-01",
    "9999-12-31",
    "2026-11-23T00:00:00Z",
    "%3Cscript%3E",
    "%5B%5D",
    "../../etc/passwd",
)
LISTS = ("/en/latest/", "/en/politics/", "/en/topics/budget/", "/en/authors/rita/", "/en/corrections/")
PATHS = (
    "/en/%00/",
    "/%ff/",
    "/en/archive/0000/00/00/",
    "/en/archive/0001/01/01/",
    "/en/archive/9999/12/31/",
    "/en/archive/2026/02/31/",
    "/en/archive/2026/2/3/",
    "/en/politics/0000/00/00/x/",
    "/en/politics/2026/11/23/%00/",
    "/en/politics/2026/11/23/" + "x" * 3000 + "/",
    "/en/" + "a/" * 400,
    "/en/topics/%F0%9F%A6%80/",
    "/en/authors/%E2%80%AE/",
    "/en//politics/",
    "/en/politics/%2e%2e/",
    "/EN/",
    "/en/feed",
    "/sitemap-2026-11.xml%00",
)


@pytest.fixture
def reader(cast):
    live = published(cast, topic_ids=(a_topic().pk,))
    visitor = Client(raise_request_exception=True)
    visitor.story = story_url(live)
    return visitor


def test_no_value_of_any_parameter_is_an_error(reader):
    names = dict.fromkeys(LISTS, ("before",)) | {"/en/search/": ("q", "section", "from", "to", "page")}
    asked = [(path, name, value) for path in names for name, value in product(names[path], VALUES)]

    answers = {
        f"{path}?{name}={value[:40]}": reader.get(f"{path}?{name}={value}") for path, name, value in asked
    }

    assert {url: answer.status_code for url, answer in answers.items() if answer.status_code >= 500} == {}
    assert all(answer.status_code == 400 for url, answer in answers.items() if "%00" in url or "%ff" in url)


def test_no_address_is_an_error(reader):
    answers = {path[:60]: reader.get(path).status_code for path in PATHS}

    assert {path: status for path, status in answers.items() if status not in (301, 400, 404)} == {}


def test_no_header_is_an_error(reader):
    for name, value in product(
        ("If-None-Match", "If-Modified-Since", "Range", "Accept", "Accept-Language", "Cookie"),
        ("", "x" * 5000, '"', "W/", "*", "Thu, 01 Jan 0001 00:00:00 GMT", "sessionid=\xff", "bytes=0-"),
    ):
        for path in ("/en/", "/en/feed/", reader.story):
            assert reader.get(path, headers={name: value}).status_code in (200, 304, 400), (path, name, value)
