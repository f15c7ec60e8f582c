"""A reader tells of an error: it reaches the desk, whoever sends too much is stopped, and nobody is known by it."""

import pytest
from django.core.cache import cache
from django.test import Client

from articles.models import Article, ErrorReport
from articles.pages.links import report_thanks_url, report_url, story_url
from articles.pages.story import story_page
from articles.pages.story_facts import StoryFacts
from articles.reader.receiving import FROM_ALL, FROM_ONE
from tests.articles.newsstand import changed, page_of, published, read, withdrawn

pytestmark = pytest.mark.django_db

OURS = {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}
SAID = {
    "message": "The mayor’s name is Anne, not Anna.",
    "passage": "Mayor Anna",
    "email": "reader@example.org",
}


@pytest.fixture(autouse=True)
def nobody_has_sent_anything():
    cache.clear()


@pytest.fixture
def live(cast):
    return published(cast)


def send(live, said=SAID, headers=OURS, **more):
    return Client().post(report_url(live), said, headers=headers, **more)


def test_a_report_is_on_the_desk_and_the_reader_is_thanked(live):
    answer = send(live)

    report = ErrorReport.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (303, report_thanks_url(live))
    assert "Thank you" in read(answer.headers["Location"]).content.decode()
    assert (report.article_id, report.revision_id) == (live.article_id, live.revision_id)
    assert (report.message, report.passage, report.email) == tuple(
        SAID[key] for key in ("message", "passage", "email")
    )


def test_the_form_is_on_the_story_and_by_itself_and_holds_nothing_of_anybody(live):
    for path in (story_url(live), report_url(live)):
        answer = read(path)
        assert f'action="{report_url(live)}"' in answer.content.decode()
        assert "csrf" not in answer.content.decode()
        assert "Surrogate-Key" in answer.headers
        assert not answer.cookies


def test_neither_the_address_nor_the_browser_of_the_reader_is_kept(live):
    send(live, REMOTE_ADDR="203.0.113.7", HTTP_USER_AGENT="Canary browser")

    row = ErrorReport.objects.values().get()

    assert not [value for value in row.values() if "203.0.113" in str(value) or "Canary" in str(value)]
    assert len(row["sender"]) == 32


#: What the browser says of where the form comes from, and whether it is believed.
ORIGINS = [
    ({"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}, True),
    ({"Sec-Fetch-Site": "same-origin"}, True),
    ({"Origin": "http://testserver"}, True),
    ({}, False),
    ({"Origin": "null"}, False),
    ({"Origin": "http://evil.test"}, False),
    ({"Origin": "http://testserver.evil.test"}, False),
    ({"Origin": "https://testserver"}, False),
    ({"Sec-Fetch-Site": "cross-site"}, False),
    ({"Sec-Fetch-Site": "same-site"}, False),
    ({"Sec-Fetch-Site": "none"}, False),
    ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False),
    ({"Sec-Fetch-Site": "same-origin", "Origin": "http://evil.test"}, False),
    ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, False),
]


@pytest.mark.parametrize(("headers", "is_ours"), ORIGINS)
def test_only_our_own_pages_may_send(live, headers, is_ours):
    answer = send(live, headers=headers)

    assert answer.status_code == (303 if is_ours else 403)
    assert ErrorReport.objects.exists() is is_ours
    assert is_ours or SAID["message"] in answer.content.decode()


#: What is typed, and the sentence that says what to put right.
BAD = [
    ({"message": ""}, "Tell us what is wrong."),
    ({"message": "   \n "}, "Tell us what is wrong."),
    ({"message": "x" * 2001}, "At most 2000 characters; you have 2001."),
    ({"message": "x", "passage": "y" * 501}, "At most 500 characters; you have 501."),
    ({"message": "x", "email": "not an address"}, "This is not an e-mail address."),
]


@pytest.mark.parametrize(("said", "sentence"), BAD)
def test_bad_input_is_answered_with_a_sentence_and_kept_in_the_form(live, said, sentence):
    answer = send(live, {"passage": "A passage of mine", **said})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert all(value.strip() in page for value in said.values())
    assert "passage" in said or "A passage of mine" in page
    assert "Surrogate-Key" not in answer.headers
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert not ErrorReport.objects.exists()


def test_a_line_break_counts_once(live):
    assert send(live, {"message": "\r\n".join("x" * 1000)[:2999]}).status_code == 303


def test_a_machine_that_fills_what_nobody_sees_is_thanked_and_not_heard(live):
    assert send(live, {**SAID, "website": "https://evil.test"}).status_code == 303
    assert not ErrorReport.objects.exists()


def test_fifty_in_a_row_are_a_few(live):
    answers = [send(live).status_code for _ in range(50)]

    assert answers == [303] * FROM_ONE + [429] * (50 - FROM_ONE)
    assert ErrorReport.objects.count() == FROM_ONE


def test_what_was_typed_is_not_lost_when_there_were_too_many(live):
    for _ in range(FROM_ONE):
        send(live)

    assert SAID["message"] in send(live).content.decode()


def test_without_a_cache_the_database_keeps_the_bound(live):
    for _ in range(FROM_ONE + 3):
        cache.clear()
        send(live)

    assert ErrorReport.objects.count() == FROM_ONE


def test_many_places_together_are_bounded_too(live):
    for number in range(FROM_ALL + 3):
        send(live, REMOTE_ADDR=f"198.51.{number // 250}.{number % 250}")

    assert ErrorReport.objects.count() == FROM_ALL


def test_one_home_is_one_sender_and_another_is_another(live):
    for number in range(FROM_ONE + 2):
        send(live, REMOTE_ADDR=f"2001:db8:1:1::{number}")
    answer = send(live, REMOTE_ADDR="2001:db8:1:2::1")

    assert answer.status_code == 303
    assert ErrorReport.objects.count() == FROM_ONE + 1


def test_a_megabyte_is_refused_before_it_is_read(live):
    answer = send(live, {"message": "x" * 1_000_000})

    assert answer.status_code == 413
    assert not ErrorReport.objects.exists()


def test_script_in_a_message_stays_words(live):
    page = send(live, {"message": "<script>x()</script>", "email": '"><script>y()</script>'}).content.decode()

    assert "<script>x" not in page
    assert "<script>y" not in page


def test_the_form_of_a_story_that_moved_meanwhile_arrives(cast, live):
    old = live
    changed(cast, live, slug="another")

    assert send(old).status_code == 303
    assert read(report_url(old)).status_code == 301


def test_a_withdrawn_story_takes_no_reports(cast, live):
    withdrawn(cast, live, "A name was wrong.")

    assert [send(live).status_code, read(report_url(live)).status_code] == [410, 410]


def test_there_is_no_form_on_a_preview(cast, live):

    revision = Article.objects.get(pk=live.article_id).head

    assert "<form" in page_of(live)
    assert "report-form" not in story_page(StoryFacts.from_revision(revision), "en").html()
