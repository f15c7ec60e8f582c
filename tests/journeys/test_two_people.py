"""Two people in one story: they see each other, take over politely, and nobody's words are overwritten."""

import re
import secrets
from dataclasses import replace
from datetime import timedelta

import pytest

from accounts.models import User
from articles.actions import drafting
from articles.models import Article, Author, LiveStory, Revision, Section
from tests.cast import approve, schedule, submit
from tests.journeys import desk
from tests.journeys.written import a_story_of, is_in_a_version, is_with_the_desk, journal_of, wait_for
from tests.site import wait_until


@pytest.fixture
def pair(newsroom, window, sign_in):
    """Rita with a story of hers open, and Chip with the same one; who types first has the lock."""
    rita, chip = sign_in(window(), "rita"), sign_in(window(), "chip")
    story = a_story_of(rita, f"Two people {secrets.token_hex(3)}", "First paragraph.", "Second paragraph.")
    return rita, chip, story


def a_phrase() -> str:
    return f"phrase-{secrets.token_hex(5)}"


def open_story(page, story: int) -> None:
    page.goto(f"/desk/articles/{story}/edit/")
    desk.editor_of(page)


def newest(story: int) -> Revision:
    return Article.objects.select_related("head__made_by").get(pk=story).head


def test_who_comes_second_sees_who_writes_and_takes_over_by_keyboard_after_her_words_are_kept(pair):
    rita, chip, story = pair
    hers, more = a_phrase(), a_phrase()
    desk.type_text(rita, hers)
    wait_for(hers)
    open_story(chip, story)
    assert "Rita" in desk.news(chip, "held").inner_text()
    chip.locator("[data-people]").get_by_text("Rita").wait_for()

    chip.locator("[data-kind='held'] [data-does='take']").focus()
    chip.keyboard.press("Enter")
    desk.news(chip, "take-over")
    assert not is_in_a_version(hers)
    chip.keyboard.press("Enter")
    desk.news(chip, "handed")

    assert hers in newest(story).body
    assert newest(story).made_by.name.startswith("Rita")
    said = rita.locator("[data-kind='taken'], [data-kind='taken-kept']")
    said.wait_for()
    assert "Chip" in said.inner_text()
    desk.type_text(rita, more)
    wait_for(more)


def test_what_two_people_changed_apart_is_merged_and_said_and_can_be_shown(pair):
    rita, chip, story = pair
    hers, his = a_phrase(), a_phrase()
    open_story(chip, story)
    chip.fill("#id_headline", his)
    desk.save(chip)

    desk.type_text(rita, hers)
    rita.keyboard.press("Control+s")
    said = desk.news(rita, "merged")
    assert "Chip" in said.inner_text()
    desk.press(rita, "merged", "show")
    wait_until(lambda: rita.input_value("#id_headline") == his, "The merged text was never shown.")

    assert (newest(story).headline, hers in newest(story).body) == (his, True)
    assert newest(story).merge_parent_id is not None
    assert hers in desk.text_of(rita)


def test_where_two_people_clash_both_texts_are_kept_and_the_page_that_asks_is_a_click_away(pair):
    rita, chip, story = pair
    hers, his = a_phrase(), a_phrase()
    open_story(chip, story)
    chip.fill("#id_headline", his)
    desk.save(chip)

    rita.fill("#id_headline", hers)
    rita.keyboard.press("Control+s")
    desk.news(rita, "conflict").locator("a").first.click()
    rita.wait_for_url("**/merge/**")
    rita.locator("main button.primary").click()
    rita.wait_for_url("**/edit/**")

    assert hers in newest(story).headline
    assert his in newest(story).headline


def test_a_tab_that_slept_while_somebody_took_over_saves_beside_and_never_over(pair):
    rita, chip, story = pair
    early, late, his = a_phrase(), a_phrase(), a_phrase()
    desk.type_text(rita, early)
    wait_for(early)
    rita.context.set_offline(True)
    desk.type_text(rita, f" {late}")
    open_story(chip, story)
    desk.press(chip, "held", "take")
    desk.press(chip, "take-over", "yes")
    desk.press(chip, "handed", "show")
    desk.editor_of(chip).get_by_text("phrase-").wait_for()
    chip.fill("#id_headline", his)
    desk.save(chip)

    rita.keyboard.press("Control+s")
    rita.context.set_offline(False)
    rita.locator("#story-form[data-in-version]").wait_for()

    assert newest(story).headline == his
    assert late not in newest(story).body
    assert is_in_a_version(late)
    assert desk.news(rita, "conflict").locator("a").get_attribute("href")
    assert late in desk.text_of(rita)


def test_a_clean_page_is_offered_the_newer_version_and_a_written_one_is_told_of_the_merge(pair):
    rita, chip, story = pair
    open_story(chip, story)
    his = a_phrase()
    desk.type_text(rita, a_phrase())
    desk.save(rita)

    said = desk.news(chip, "newer")
    assert "Rita" in said.inner_text()
    chip.fill("#id_kicker", his)
    desk.news(chip, "newer-and-yours")
    assert not chip.locator("[data-kind='newer']").count()


#: The network takes its time over the newest text.
SLOW = """
const quick = window.fetch;
window.fetch = async (address, options) => {
  if (String(address).includes("saved=1")) await new Promise((go) => setTimeout(go, 4000));
  return quick(address, options);
};
"""


def test_words_typed_while_the_newest_text_is_on_its_way_are_not_written_over(pair):
    rita, chip, story = pair
    open_story(chip, story)
    hers, his = a_phrase(), a_phrase()
    desk.type_text(rita, hers)
    desk.save(rita)
    desk.news(chip, "newer")
    chip.evaluate(SLOW)

    desk.press(chip, "newer", "show")
    chip.fill("#id_kicker", his)
    chip.wait_for_timeout(6000)

    assert chip.input_value("#id_kicker") == his
    desk.save(chip)
    assert hers in newest(story).body
    assert newest(story).kicker == his


def test_reading_along_shows_each_new_version_by_itself(pair):
    rita, chip, story = pair
    hers = a_phrase()
    desk.type_text(rita, hers)
    wait_for(hers)
    open_story(chip, story)
    desk.press(chip, "held", "read")

    desk.save(rita)

    desk.editor_of(chip).get_by_text(hers).wait_for()
    assert not chip.locator("[data-kind='held']").count()


def test_one_person_in_two_tabs_is_told_so_and_asked_nothing(pair):
    rita, _chip, story = pair
    other = rita.context.new_page()
    open_story(other, story)
    desk.type_text(rita, a_phrase())

    other.locator("[data-people] li").wait_for()

    assert not other.locator("[data-kind='held']").count()


def test_a_story_the_clock_publishes_while_somebody_types_takes_no_word_and_is_said(pair):
    _rita, chip, story = pair
    his = a_phrase()
    make_complete(story, by=person("rita"))
    submit(newest(story).article, actor=person("rita"))
    open_story(chip, story)
    desk.type_text(chip, his)
    wait_for(his)

    article = approve(newest(story).article, actor=person("chip"))
    schedule(article, actor=person("chip"), after=timedelta(seconds=3))
    wait_until(lambda: LiveStory.objects.filter(article_id=story).exists(), "The clock never came.")

    assert re.search("Publi[sé]", desk.news(chip, "event").inner_text())
    assert his in desk.text_of(chip)
    assert his not in LiveStory.objects.get(article_id=story).body
    assert is_with_the_desk(his)


def make_complete(story: int, *, by: User) -> None:
    head = newest(story)
    whole = replace(
        head.content(),
        standfirst="All a story needs.",
        section_id=Section.objects.top().first().pk,
        byline_ids=(Author.objects.first().pk,),
    )
    drafting.save(story, base=head.pk, content=whole, actor=by)


def person(name: str) -> User:
    return User.objects.get(email=f"{name}@newsroom.test")


def test_somebody_who_may_not_see_the_story_any_more_keeps_the_words_and_is_told(newsroom, window, sign_in):
    rita, sam = sign_in(window(), "rita"), sign_in(window(), "sam")
    story = a_story_of(rita, f"Taken away {secrets.token_hex(3)}")
    drafting.assign_writers(story, writers=[person("sam")], actor=person("chip"))
    open_story(sam, story)
    early, late = a_phrase(), a_phrase()
    desk.type_text(sam, early)
    wait_for(early)

    drafting.assign_writers(story, writers=[], actor=person("chip"))
    head = newest(story)
    drafting.save(story, base=head.pk, content=replace(head.content(), sensitive=True), actor=person("chip"))
    desk.type_text(sam, f" {late}")

    said = desk.news(sam, "gone")
    assert late in desk.text_of(sam)
    assert any(late in entry["words"] for entry in journal_of(sam))
    with sam.expect_download() as came:
        said.locator("[data-does='download']").click()
    assert late in came.value.path().read_text()
