"""An address that leads nowhere says so, searches for its words, and harms nobody."""

import re
from urllib.parse import quote

import pytest

from articles.models import LiveStory
from articles.pages.links import story_url
from articles.workflow.states import State
from tests.articles.newsstand import published, read, text_of, withdrawn
from tests.cast import a_story

pytestmark = pytest.mark.django_db
OFFERED = re.compile(r'class="row-headline"><a href="([^"]+)"')


@pytest.mark.parametrize(
    "path",
    [
        "/en/politics/2020/01/01/the-lighthouse-is-sold/",
        "/en/politics/2020/01/01/the-lighthouse-nobody-remembers/",
        "/en/lighthouse/",
        "/en/a/b/c/lighthouse",
        "/en/lighthouse/and/more/of-the-lighthouse/",
    ],
)
def test_stories_that_say_its_words_are_offered(cast, path):
    live = published(cast, headline="The lighthouse is sold")

    answer = read(path)

    assert answer.status_code == 404
    assert OFFERED.findall(answer.content.decode()) == [story_url(live)]


def test_at_most_five_are_offered_the_newest(cast, django_assert_max_num_queries):
    for number in range(8):
        published(cast, headline=f"The lighthouse {number}", slug=f"n{number}")

    with django_assert_max_num_queries(6):
        offered = OFFERED.findall(text_of("/en/politics/2020/01/01/lighthouse-unknownword/"))
    newest = LiveStory.objects.newest_first()[:5]
    assert offered == [story_url(live) for live in newest]


def test_a_draft_is_never_offered(cast):
    a_story(cast, State.APPROVED, headline="The zanzibarian secret")

    html = text_of("/en/zanzibarian/")

    assert OFFERED.findall(html) == []


@pytest.mark.parametrize("path", ["/wp-login.php", "/en/lighthouse.aspx", "/media/lighthouse/one/two/"])
def test_files_and_other_rooms_search_nothing(cast, path, django_assert_max_num_queries):
    published(cast, headline="The lighthouse is sold")

    with django_assert_max_num_queries(0):
        answer = read(path)

    assert answer.status_code == 404
    assert "Page not found" in answer.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "'; drop table x; --",
        "<script>alert(1)</script>",
        "a" * 3000,
        "-".join(["word"] * 200),
        "%00",
        "𝕏-𝕏𝕏𝕏𝕏",
        "!&|():*<->",
        "..%2f..%2fetc",
        "ﷺﷺﷺﷺ",
    ],
)
def test_hostile_addresses_are_harmless(cast, path):
    published(cast)

    answer = read(f"/en/x/{quote(path)}/")

    assert answer.status_code == 404
    assert b"<script>alert" not in answer.content


def test_a_withdrawn_story_says_that_its_date_is_that_of_its_withdrawal(cast):
    live = published(cast)
    withdrawn(cast, live, "The sum was wrong.")

    told = re.search(r'<p class="message-time">(.*?)<time[^>]*>', text_of(story_url(live)))[1]

    assert told == "Withdrawn on "


def test_a_withdrawn_story_leads_to_its_section(cast):
    live = published(cast)
    withdrawn(cast, live, "The sum was wrong.")

    answer = read(story_url(live))

    assert answer.status_code == 410
    assert "More from Politics" in answer.content.decode()
    assert "latest-en" not in answer.headers["Surrogate-Key"].split()
