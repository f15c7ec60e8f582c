"""Tabs that close and browsers that are killed: the words come back, on the same computer and to the same person."""

import os
import secrets
import signal
import subprocess
import time
import uuid
from contextlib import contextmanager
from dataclasses import replace

import pytest

from accounts.models import User
from articles.actions import drafting
from articles.desk.story_page import blank_content
from articles.models import Article, EditLock, WorkingCopy
from tests.chromium import QUIET, find_chromium
from tests.journeys import desk
from tests.journeys.conftest import PATIENCE_MS
from tests.journeys.written import a_story_of, is_with_the_desk, journal_of, wait_for
from tests.site import wait_until

#: What a kill may cost at most.
SECONDS = 2.0
#: Longer than the page takes to look at what the editor changed by itself.
LOOKED_AT_MS = 4_000
WORDS = 60


@pytest.fixture
def page(newsroom, window, sign_in):
    return sign_in(window(), "chip")


#: What a newsroom's stories are made of, and what the editor puts frames and lines of its own around.
MADE_OF = {
    "paragraphs": "<p>One.</p><p>« Non »\u202f: oui\u00a0!</p>",
    "a player": "<p>One.</p><oembed>https://vimeo.com/76979871</oembed><p>Two.</p>",
    "a player at the end": "<p>One.</p><oembed>https://vimeo.com/76979871</oembed>",
    "a table": "<table><caption>Votes</caption><tr><th>2025</th></tr><tr><td>12</td></tr></table>",
    "a picture": '<p>One.</p><figure data-picture="1" data-credit="Nora" data-alt=""><figcaption>The <em>quay</em>.'
    "</figcaption></figure><p>Two.</p>",
    "a picture without words": '<p>One.</p><figure data-picture="1" data-size="wide"></figure>',
    "a gallery": '<p>One.</p><figure data-gallery="1"><figure data-picture="1" data-credit="Nora"><figcaption>One.'
    '</figcaption></figure><figure data-picture="2" data-alt=""></figure><figcaption>Two days.</figcaption></figure>',
    "a file": '<p>One.</p><figure data-file="1"><figcaption>Minutes.</figcaption></figure><p>Two.</p>',
    "lists": "<h2>Head</h2><ul><li>a</li><li>b</li></ul><blockquote><p>Said.</p></blockquote>",
}


@pytest.mark.parametrize("body", MADE_OF.values(), ids=MADE_OF)
def test_opening_a_story_is_nobodys_edit(page, body):
    chip = User.objects.get(email="chip@newsroom.test")
    head = drafting.create(actor=chip, content=blank_content(chip)).head
    story = drafting.save(
        head.article_id, base=head.pk, content=replace(head.content(), body=body), actor=chip
    ).head.article_id

    page.goto(f"/desk/articles/{story}/edit/")
    desk.editor_of(page)
    page.wait_for_timeout(LOOKED_AT_MS)

    desk.wait_until_it_says(page, "saved")
    assert journal_of(page) == []
    assert not WorkingCopy.objects.filter(article=story).exists()
    assert not EditLock.objects.filter(article=story).exists()


def test_a_tab_closed_offline_gives_its_words_back(page):
    story = a_story_of(page, f"Closed {secrets.token_hex(3)}")
    phrase = f"phrase-{secrets.token_hex(5)}"
    page.context.set_offline(True)
    desk.type_text(page, phrase)
    desk.wait_until_it_says(page, "here")
    page.close()

    again = open_online(page.context, f"/desk/articles/{story}/edit/")
    said = desk.news(again, "kept")
    assert phrase not in desk.text_of(again)
    said.locator("[data-does='compare']").click()
    assert phrase in said.locator("[data-differences] ins").inner_text()
    desk.press(again, "kept", "back")

    wait_for(phrase)
    assert phrase in desk.text_of(again)
    desk.wait_until_it_says(again, "saved")
    wait_until(lambda: journal_of(again) == [], "This computer still holds words.")


def test_a_page_loaded_anew_shows_its_unsaved_words_and_goes_on_as_the_same_tab(page):
    story = a_story_of(page, f"Anew {secrets.token_hex(3)}")
    phrase, more = f"phrase-{secrets.token_hex(5)}", f"phrase-{secrets.token_hex(5)}"
    desk.type_text(page, phrase)
    wait_for(phrase)
    desk.wait_until_it_says(page, "saved")

    page.reload()
    desk.editor_of(page).get_by_text(phrase).wait_for()
    desk.type_text(page, f" {more}")
    wait_for(more)

    assert WorkingCopy.objects.unsaved().filter(article=story).count() == 1
    desk.save(page)
    assert phrase in Article.objects.get(pk=story).head.body


def test_a_page_loaded_anew_offline_words_included_shows_them_again(page):
    a_story_of(page, f"Anew offline {secrets.token_hex(3)}")
    first, phrase = f"phrase-{secrets.token_hex(5)}", f"phrase-{secrets.token_hex(5)}"
    desk.type_text(page, first)
    wait_for(first)
    desk.wait_until_it_says(page, "saved")
    page.context.set_offline(True)
    desk.type_text(page, f" {phrase}")
    desk.wait_until_it_says(page, "here")
    page.context.set_offline(False)
    page.route("**/working-copy/", lambda route: route.abort())
    page.reload()

    desk.editor_of(page).get_by_text(phrase).wait_for()
    page.unroute("**/working-copy/")
    wait_for(phrase)


#: What a page loaded anew does with what its window had written before: kept under another name than the tab's.
SET_ASIDE = """
([entry, name]) => new Promise((done) => {
    const asked = indexedDB.open("newsroom-words", 1);
    asked.onsuccess = () => {
        const deal = asked.result.transaction("entries", "readwrite");
        deal.objectStore("entries").put({...entry, tab: name, was: entry.tab});
        deal.oncomplete = () => { asked.result.close(); done(); };
    };
})
"""


@pytest.mark.parametrize("does", ["aside", "back"])
def test_older_words_of_a_tab_that_is_open_never_take_the_place_of_its_newer_ones(page, does):
    story = a_story_of(page, f"Older {secrets.token_hex(3)}")
    older, newer = f"phrase-{secrets.token_hex(5)}", f"phrase-{secrets.token_hex(5)}"
    page.context.set_offline(True)
    page.fill("#id_kicker", older)
    desk.wait_until_it_says(page, "here")
    entry = journal_of(page)[0]
    page.context.set_offline(False)
    desk.type_text(page, newer)
    wait_for(newer)
    page.evaluate(SET_ASIDE, [entry, str(uuid.uuid4())])

    other = page.context.new_page()
    other.goto(f"/desk/articles/{story}/edit/")
    desk.press(other, "kept", does)
    wait_until(lambda: journal_of(other) == [], "This computer still holds words.")

    assert any(newer in copy.content["body"] for copy in WorkingCopy.objects.filter(article=story))
    assert any(newer not in copy.content["body"] for copy in WorkingCopy.objects.filter(article=story))


def test_words_put_aside_are_sent_to_the_desk_first(page):
    story = a_story_of(page, f"Aside {secrets.token_hex(3)}")
    phrase = f"phrase-{secrets.token_hex(5)}"
    page.context.set_offline(True)
    desk.type_text(page, phrase)
    desk.wait_until_it_says(page, "here")
    page.close()

    again = open_online(page.context, f"/desk/articles/{story}/edit/")
    desk.press(again, "kept", "aside")
    again.locator("[data-kind='kept']").wait_for(state="detached")

    assert is_with_the_desk(phrase)
    assert phrase not in desk.text_of(again)
    wait_until(lambda: journal_of(again) == [], "This computer still holds words.")


def test_my_work_names_words_that_never_arrived_and_signing_out_sends_them_first(page, signed_in):
    story = a_story_of(page, f"Named {secrets.token_hex(3)}")
    phrase = f"phrase-{secrets.token_hex(5)}"
    page.context.set_offline(True)
    desk.type_text(page, phrase)
    desk.wait_until_it_says(page, "here")
    page.close()

    again = open_online(page.context, "/desk/")
    link = again.locator("[data-kept-words] li a")
    assert link.get_attribute("href") == f"/desk/articles/{story}/edit/"
    again.locator(".person-menu summary").click()
    again.locator("form[data-signs-out] > button").click()
    again.wait_for_url("**/accounts/login/**")
    signed_in.clear()

    assert is_with_the_desk(phrase)
    wait_until(lambda: journal_of(again) == [], "This computer still holds words.")


def test_signing_out_offline_asks_before_it_removes_words(page):
    a_story_of(page, f"Asked {secrets.token_hex(3)}")
    page.context.set_offline(True)
    desk.type_text(page, "Nobody has these.")
    desk.wait_until_it_says(page, "here")
    page.locator(".person-menu summary").click()
    page.locator("form[data-signs-out] > button").click()

    page.locator("[data-words-stay]").wait_for()
    assert "Nobody has these." in journal_of(page)[0]["words"]


def test_the_first_key_of_a_new_story_makes_one_listed_draft(page):
    headline = f"Born {secrets.token_hex(4)}"
    page.goto("/desk/articles/new/")
    desk.editor_of(page)
    page.locator("#id_headline").press_sequentially(headline, delay=40)
    page.wait_for_url(lambda url: "/new/" not in url)
    wait_for(headline)

    story = desk.number_of(page)
    assert WorkingCopy.objects.filter(article=story).count() <= 1
    desk.save(page)
    assert list(Article.objects.filter(pk__gte=story).values_list("pk", "head__headline")) == [
        (story, headline)
    ]
    page.locator("[data-next]").wait_for()


def test_a_new_story_whose_tab_closed_before_it_arrived_comes_back_on_the_new_page(page):
    phrase = f"phrase-{secrets.token_hex(5)}"
    page.goto("/desk/articles/new/")
    desk.editor_of(page)
    page.context.set_offline(True)
    desk.type_text(page, phrase)
    desk.wait_until_it_says(page, "here")
    page.close()

    again = open_online(page.context, "/desk/articles/new/")
    desk.press(again, "kept", "back")
    wait_for(phrase)
    again.wait_for_url(lambda url: "/new/" not in url)
    wait_until(lambda: journal_of(again) == [], "This computer still holds words.")


def test_without_scripts_the_form_still_saves(newsroom, window, sign_in):
    page = sign_in(window(), "chip")
    story = a_story_of(page, f"Plain {secrets.token_hex(3)}")
    plain = window(java_script_enabled=False)
    sign_in(plain, "chip")
    plain.goto(f"/desk/articles/{story}/edit/")
    plain.fill("#id_body", "<p>Written without scripts.</p>")

    plain.locator("[data-save]").click()
    plain.wait_for_url(f"**/articles/{story}/edit/")

    assert "Written without scripts." in Article.objects.get(pk=story).head.body


def test_a_killed_browser_costs_at_most_the_last_two_seconds_of_typing(
    newsroom, window, sign_in, browser, site, tmp_path
):
    known = sign_in(window(), "chip")
    story = a_story_of(known, f"Killed {secrets.token_hex(3)}")
    typed: list[tuple[float, str]] = []
    with a_browser_of_its_own(browser, tmp_path) as (process, context):
        page = open_story(context, site, known.context.cookies(), story)
        site.kill("web")
        try:
            for number in range(WORDS):
                page.keyboard.insert_text(f"w{number:03} ")
                typed.append((time.monotonic(), f"w{number:03}"))
                page.wait_for_timeout(100)
            killed = time.monotonic()
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        finally:
            site.open("web")

    with a_browser_of_its_own(browser, tmp_path) as (_process, context):
        page = open_story(context, site, known.context.cookies(), story)
        desk.press(page, "kept", "back")
        page.locator("[data-kind='kept']").wait_for(state="detached")
        text = desk.text_of(page)

    owed = [word for at, word in typed if at < killed - SECONDS]
    missing = [word for word in owed if word not in text]
    print(f"{len(typed)} words typed, {sum(word in text for _, word in typed)} came back")
    assert len(owed) > WORDS / 2
    assert missing == []


def open_online(context, path: str):
    context.set_offline(False)
    page = context.new_page()
    page.goto(path)
    if "/articles/" in path:
        desk.editor_of(page)
    return page


def open_story(context, site, cookies: list[dict], story: int):
    context.set_default_timeout(PATIENCE_MS)
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto(f"{site.url}/desk/articles/{story}/edit/")
    desk.editor_of(page).locator("body").click()
    page.keyboard.press("Control+End")
    return page


@contextmanager
def a_browser_of_its_own(browser, folder):
    """Chromium as a process this test may kill, with a profile that outlives it."""
    profile = folder / "profile"
    (profile / "DevToolsActivePort").unlink(missing_ok=True)
    for lock in profile.glob("Singleton*"):
        lock.unlink()
    options = ["--headless=new", "--remote-debugging-port=0", f"--user-data-dir={profile}"]
    process = subprocess.Popen(
        [find_chromium(), *QUIET, *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        port = profile / "DevToolsActivePort"
        wait_until(lambda: port.exists() and port.read_text().strip(), "Chromium never opened its port")
        held = browser.browser_type.connect_over_cdp(f"http://127.0.0.1:{port.read_text().split()[0]}")
        yield process, held.contexts[0]
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.mark.parametrize("waited", [0, LOOKED_AT_MS], ids=["at once", "later"])
def test_opening_the_page_of_a_new_story_and_looking_elsewhere_begins_none(page, waited):
    before = Article.objects.count()

    page.goto("/desk/articles/new/")
    page.wait_for_timeout(waited)
    look_elsewhere(page)
    page.wait_for_timeout(LOOKED_AT_MS)

    assert Article.objects.count() == before
    assert journal_of(page) == []


def look_elsewhere(page):
    """The tab is no longer the one in sight."""
    page.evaluate(
        "Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )
