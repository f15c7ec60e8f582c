"""The network, the server, the session or the token fails while somebody writes: the page says so, and no word is lost.

The faults are real: a browser without network, a web process that was killed, a table that is not there, sessions that
are deleted. What arrived the database says.
"""

import re
import secrets

import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from articles.models import WorkingCopy
from tests.journeys import desk
from tests.journeys.conftest import PASSWORD
from tests.journeys.written import a_story_of, is_with_the_desk, journal_of, wait_for
from tests.site import wait_until


@pytest.fixture
def page(newsroom, window, sign_in):
    page = sign_in(window(), "chip")
    a_story_of(page, f"Away {secrets.token_hex(3)}")
    return page


def a_phrase() -> str:
    return f"phrase-{secrets.token_hex(5)}"


def is_troubled(page) -> None:
    page.locator("[data-saved][data-troubled][data-standing='here']").wait_for()


def test_words_typed_offline_stay_on_this_computer_and_arrive_when_the_network_is_back(page):
    phrase = a_phrase()
    page.context.set_offline(True)
    desk.type_text(page, phrase)
    is_troubled(page)

    assert not is_with_the_desk(phrase)
    assert any(phrase in entry["words"] for entry in journal_of(page))

    page.context.set_offline(False)
    wait_for(phrase)
    desk.wait_until_it_says(page, "saved")
    wait_until(lambda: journal_of(page) == [], "This computer still holds words.")
    assert not page.locator("[data-kind='away']").count()


def test_a_version_asked_for_offline_is_made_when_the_network_is_back(page):
    phrase = a_phrase()
    page.context.set_offline(True)
    desk.type_text(page, phrase)
    page.keyboard.press("Control+s")
    is_troubled(page)

    page.context.set_offline(False)

    page.locator("#story-form[data-in-version]").wait_for()


def test_words_wait_for_a_server_that_was_killed(page, site):
    phrase = a_phrase()
    site.kill("web")
    try:
        desk.type_text(page, phrase)
        is_troubled(page)
    finally:
        site.open("web")

    wait_for(phrase)
    desk.wait_until_it_says(page, "saved")


def test_words_wait_for_a_desk_that_answers_500(page):
    phrase = a_phrase()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_workingcopy RENAME TO away_for_a_while")
    try:
        desk.type_text(page, phrase)
        is_troubled(page)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE away_for_a_while RENAME TO articles_workingcopy")

    wait_for(phrase)
    desk.wait_until_it_says(page, "saved")


def test_a_token_that_was_changed_is_fetched_anew_and_nobody_notices(page):
    phrase = a_phrase()
    kept = [cookie for cookie in page.context.cookies() if cookie["name"] == "csrftoken"]
    page.context.add_cookies([{**kept[0], "value": secrets.token_hex(16)}])

    desk.type_text(page, phrase)
    wait_for(phrase)

    desk.wait_until_it_says(page, "saved")
    assert not page.locator("[data-news] [data-kind]").count()


def test_who_was_signed_out_signs_in_beside_the_text_and_goes_on(page, signed_in):
    phrase, more = a_phrase(), a_phrase()
    sign_everybody_out(signed_in)
    desk.type_text(page, phrase)
    is_troubled(page)

    with page.context.expect_page() as opened:
        desk.press(page, "signed-out", "open")
    desk.type_text(page, f" {more}")
    enter(opened.value, "chip")

    page.locator("[data-kind='signed-out']").wait_for(state="detached")
    wait_for(phrase)
    wait_for(more)
    desk.wait_until_it_says(page, "saved")


def test_somebody_else_who_signs_in_here_is_given_nothing(page, signed_in):
    phrase = a_phrase()
    sign_everybody_out(signed_in)
    desk.type_text(page, phrase)
    with page.context.expect_page() as opened:
        desk.press(page, "signed-out", "open")
    enter(opened.value, "mia")

    desk.news(page, "somebody-else")
    page.keyboard.press("Control+s")
    assert not is_with_the_desk(phrase)
    assert not WorkingCopy.objects.filter(person__email__startswith="mia").exists()

    other = page.context.new_page()
    other.goto("/desk/")
    assert other.locator("[data-kept-words] li").count() == 0
    assert phrase in desk.text_of(page)


def test_a_text_too_large_to_be_sent_stays_and_can_be_downloaded(page):
    page.locator("#id_kicker").evaluate(
        "field => { field.value = 'word '.repeat(1e6); field.dispatchEvent(new Event('input', {bubbles: true})); }"
    )
    said = desk.news(page, "too-big")

    with page.expect_download() as came:
        said.locator("[data-does='download']").click()

    assert came.value.path().read_text().count("word") >= 1_000_000
    assert desk.standing_of(page) != "saved"


def sign_everybody_out(signed_in) -> None:
    Session.objects.all().delete()
    signed_in.clear()


def enter(page, who: str) -> None:
    page.fill("input[name=login]", f"{who}@newsroom.test")
    page.fill("input[name=password]", PASSWORD)
    page.locator("form:has(input[name=password]) button[type=submit]").click()
    page.wait_for_event("close") if not page.is_closed() and who == "chip" else page.wait_for_url(
        re.compile("/desk/")
    )
