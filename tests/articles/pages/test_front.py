"""A front page has one lead and ranks the rest; no story stands twice above the bands, no place is empty in vain."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as some
from lxml import html

from articles.actions import front
from articles.models import FrontPage, LiveStory
from articles.models.front import RANKED
from articles.pages.front import ROWS, front_page
from articles.pages.front_order import arrange, by_rank
from articles.pages.front_stories import front_stories
from articles.pages.paper import Paper
from articles.text.pictured import Figure, Gallery, figure_html
from newsroom.clock import newsroom_now
from tests.articles.newsstand import published, text_of, withdrawn
from tests.articles.pages.pictured import LEAD as LEADING
from tests.articles.pages.pictured import facts
from tests.cast import an_opinion_section

BRIEF, NORMAL, LEAD = 1, 2, 3
NEWS, OPINION = 1, 2


def stories(*importances: int, section: int = NEWS) -> list[LiveStory]:
    return [
        LiveStory(article_id=number, importance=each, top_section_id=section)
        for number, each in enumerate(importances, 1)
    ]


def standing(newest: list[LiveStory], **more) -> list[int]:
    placed = arrange({}, {}, newest, **more)
    return [each.live.pk for each in placed.values()]


def test_the_newest_story_called_a_lead_leads_and_other_leads_come_before_newer_news():
    newest = stories(NORMAL, LEAD, BRIEF, LEAD, NORMAL)

    assert standing(newest) == [2, 4, 1, 5, 3]


def test_briefs_come_last_and_lead_only_where_there_is_nothing_else():
    assert standing(stories(BRIEF, NORMAL)) == [2, 1]
    assert standing(stories(BRIEF, BRIEF)) == [1, 2]
    assert standing([]) == []


def test_columns_come_after_the_news_unless_they_are_called_a_lead():
    column, lead = LiveStory(article_id=8, importance=NORMAL), LiveStory(article_id=9, importance=LEAD)
    column.top_section_id = lead.top_section_id = OPINION

    ranked = by_rank([column, *stories(NORMAL), lead], {OPINION})

    assert [live.pk for live in ranked] == [9, 1, 8]


LIVE = some.lists(
    some.builds(SimpleNamespace, importance=some.integers(1, 3), section=some.sampled_from([NEWS, OPINION])),
    max_size=12,
)
PINS = some.dictionaries(some.sampled_from([*RANKED, "picture"]), some.integers(1, 20), max_size=7)


@given(LIVE, PINS, some.sets(some.integers(13, 20)))
def test_whatever_is_pinned_no_story_stands_twice_and_no_place_is_empty_while_there_is_a_story(
    rows, pins, older
):
    newest = [
        LiveStory(article_id=number, importance=row.importance, top_section_id=row.section)
        for number, row in enumerate(rows, 1)
    ]
    pins = {place: pk for place, pk in pins.items() if list(pins.values()).count(pk) == 1}
    pinned = {live.pk: live for live in newest} | {
        pk: LiveStory(article_id=pk, importance=NORMAL, top_section_id=NEWS) for pk in older
    }
    live = {pk: story for pk, story in pinned.items() if pk in pins.values()}

    placed = arrange(pins, live, newest, opinion_ids={OPINION})

    ids = [each.live.pk for each in placed.values()]
    free = {story.pk for story in newest} - set(live)
    held = [place for place in RANKED if pins.get(place) in live]
    assert len(ids) == len(set(ids))
    assert len(placed) == min(len(RANKED), len(held) + len(free))
    assert {place: placed[place].live.pk for place in held} == {place: pins[place] for place in held}
    assert [place for place, each in placed.items() if each.is_pinned] == held


@given(LIVE, PINS)
def test_without_holes_the_places_are_filled_from_the_top(rows, pins):
    newest = stories(*(row.importance for row in rows))

    placed = arrange({}, {}, newest)

    assert list(placed) == list(RANKED)[: len(newest)]


def pictured(cast, *, body: str = "", **fields) -> LiveStory:
    """A live story with a lead picture, and these figures after its words; of the pictures only the facts exist."""
    live = published(cast, **fields)
    live.lead, live.body = LEADING.as_json(), f"<p>Words.</p>{body}"
    live.pictures = {str(number): facts(number) for number in range(1, 9)}
    live.save(update_fields=["lead", "body", "pictures"])
    return live


@pytest.mark.django_db
class TestThePage:
    def test_above_the_bands_every_story_is_told_once(self, cast):
        opinion = an_opinion_section()
        for number in range(24):
            published(cast, headline=f"Story number {number:02}", slug=f"n{number}")
        for number in range(24, 28):
            published(cast, headline=f"Story number {number}", slug=f"n{number}", section_id=opinion.pk)

        page = html.fromstring(text_of("/en/"))
        above = "".join(
            part.text_content() for name in ("front", "opinion") for part in page.find_class(name)
        )

        told = re.findall(r"Story number (\d\d)", above)
        assert len(told) == len(set(told)) == 6 + 12 + 4

    def test_columns_are_signed_by_name_and_have_no_pictures(self, cast):
        opinion = an_opinion_section()
        for number in range(7):
            published(cast, slug=f"n{number}")
        pictured(cast, headline="What I think", slug="think", section_id=opinion.pk)

        (band,) = html.fromstring(text_of("/en/")).find_class("opinion")

        assert band.find_class("column-by")[0].text == cast.rita.author.name
        assert "What I think" in band.text_content()
        assert band.xpath(".//img") == []

    def test_the_newest_story_with_a_gallery_that_stands_nowhere_else_is_set_wide(self, cast):
        gallery = figure_html(Gallery(figures=(Figure(picture=2), Figure(picture=3))))
        large = figure_html(Figure(picture=4, size="wide"))
        pictured(cast, headline="An older gallery", slug="older", body=gallery)
        pictured(cast, headline="A large figure", slug="large", body=large)
        for number in range(5):
            published(cast, slug=f"n{number}")
        pictured(cast, headline="A newer gallery", slug="newer", body=gallery)

        (wide,) = html.fromstring(text_of("/en/")).find_class("pictured")

        assert wide.find_class("pictured-headline")[0].text_content() == "A large figure"
        assert len(wide.xpath(".//img")) == 2
        assert "2 pictures" in wide.text_content()

    def test_a_pinned_picture_story_is_set_wide_and_nowhere_above(self, cast):
        live = pictured(cast, headline="A quiet quay", slug="quay")
        published(cast, headline="Older news", slug="news")
        front.pin("en", "picture", live.pk, version=0, actor=cast.chip)

        page = html.fromstring(text_of("/en/"))

        assert "A quiet quay" in page.find_class("pictured")[0].text_content()
        assert "A quiet quay" not in page.find_class("front")[0].text_content()

    def test_the_leads_picture_is_preloaded_and_the_first_to_load(self, cast):
        pictured(cast, slug="lead")

        page = html.fromstring(text_of("/en/"))

        (preload,) = page.xpath("//head/link[@rel='preload'][@as='image']")
        first = page.xpath("//main//picture")[0]
        assert preload.get("imagesrcset") == first.xpath("source")[0].get("srcset")
        assert preload.get("imagesizes") == first.xpath("source")[0].get("sizes")
        assert first.xpath(".//img")[0].get("fetchpriority") == "high"
        assert all(img.get("width") and img.get("height") for img in page.xpath("//img"))

    def test_the_page_names_what_is_pinned_even_while_it_is_withdrawn(self, cast):
        published(cast, slug="other")
        live = published(cast, slug="pinned")
        front.pin("en", "lead", live.pk, version=0, actor=cast.chip)
        front.break_news("en", "Fire", live.pk, version=1, actor=cast.chip)
        withdrawn(cast, live, "A name was wrong.")

        page = pressed()

        assert {"front-en", "latest-en", f"story-{live.pk}"} <= page.keys

    def test_the_page_holds_until_the_first_pin_or_the_bar_runs_out(self, cast):
        live = published(cast)
        minute = timedelta(minutes=1)
        front.pin("en", "lead", live.pk, version=0, actor=cast.chip, lasting=2 * minute)
        front.break_news("en", "Fire", version=1, actor=cast.chip, lasting=minute)

        page = pressed()

        # Unless midnight is nearer.
        assert page.until <= FrontPage.objects.get(edition="en").breaking_until

    def test_sections_stand_in_rows_of_one_two_and_three(self, cast):
        for number, slug in enumerate([*cast.sections] * 4):
            published(cast, slug=f"n{number}", section=slug)

        rows = html.fromstring(text_of("/en/")).find_class("bands")

        counts = [len(row.find_class("band")) for row in rows]
        assert counts == [ROWS[0], ROWS[1], 1]


def pressed():
    paper = Paper.open("en")
    return front_page(paper, front_stories("en", newsroom_now()))
