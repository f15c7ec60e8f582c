"""The demo's files: each can be read, is set as its language asks and survives the desk's own cleaning."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from articles.demo.frame import SECTIONS
from articles.demo.markup import as_html
from articles.demo.stories import all_stories, read_story
from articles.text.blocks import count_words, plain
from articles.text.sanitise import sanitise

STORIES = all_stories()
FRENCH = [story for story in STORIES if story.language == "fr"]
ENGLISH = [story for story in STORIES if story.language == "en"]

NO_BREAK = "\u00a0"
NARROW = "\u202f"
#: What begins a pull quote, a fact box or the sources.
BOX = re.compile(r"^!\w+ ", re.MULTILINE)


def words_of(story):
    """Everything of the story that a reader or a colleague reads, without markup."""
    changes = [
        text
        for change in story.changes
        for text in (change.note, *change.added, *(put for _find, put in change.swaps))
    ]
    body = BOX.sub("", story.body)
    texts = [story.headline, story.kicker, story.standfirst, body, story.sent_back, story.reason]
    named = (re.sub(r"\{[^}]+\}", "lundi", text) for text in (*texts, *changes))
    return "\n".join(re.sub(r"<[^>]+>", "", text) for text in named)


@pytest.fixture(params=STORIES, ids=lambda story: f"{story.language}/{story.key}")
def story(request):
    return request.param


@pytest.fixture(params=FRENCH, ids=lambda story: story.key)
def french(request):
    return words_of(request.param)


@pytest.fixture(params=ENGLISH, ids=lambda story: story.key)
def english(request):
    return words_of(request.param)


def test_there_is_a_newspaper_in_each_language():
    assert len(FRENCH) >= 36
    assert len(ENGLISH) >= 28


def test_every_state_of_the_desk_is_shown():
    states = Counter(story.ends_as for story in STORIES)
    withdrawn = Counter(story.language for story in STORIES if story.state == "withdrawn")

    assert states["draft"] >= 8
    assert states["in_review"] >= 4
    assert states["approved"] == 3
    assert states["scheduled"] == 5
    assert states["published"] >= 40
    assert states["spiked"] == 1
    assert withdrawn == {"fr": 1, "en": 1}


def test_readers_are_told_of_every_kind_of_change():
    kinds = Counter(change.kind for story in STORIES for change in story.changes)

    assert kinds["correction"] >= 3
    assert min(kinds["update"], kinds["clarification"], kinds["minor"]) >= 1


def test_each_edition_has_one_lead():
    leads = Counter(story.language for story in STORIES if story.importance == 3)

    assert leads == {"fr": 1, "en": 1}


def test_there_is_a_long_read_in_each_language():
    longest = {
        language: max(count_words(as_html(story.body)) for story in stories)
        for language, stories in (("fr", FRENCH), ("en", ENGLISH))
    }

    assert longest["fr"] >= 3000
    assert longest["en"] >= 1500


def test_no_two_stories_share_a_slug():
    slugs = [(story.language, story.key) for story in STORIES]

    assert len(set(slugs)) == len(slugs)


def test_a_headline_fits(story):
    assert 1 <= len(story.headline) <= 180


def test_a_slug_is_made_of_plain_letters(story):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", story.key)


def test_a_story_names_what_there_is(story):
    keys = {other.key for other in STORIES if other.language == story.language}

    assert story.section in {slug for slug, *_names in SECTIONS}
    assert set(story.related) <= keys - {story.key}


def test_the_desk_cleans_nothing_away(story):
    html = as_html(story.body)

    assert sanitise(html) == html


def test_no_word_is_lost_on_the_way_to_the_page(story):
    body = BOX.sub("", story.body)
    letters = re.sub(r"<[^>]+>|[*#>|]|^- |^\d+\. |\s", "", body, flags=re.MULTILINE)

    assert re.sub(r"[*#>|]|\s", "", plain(as_html(story.body))) == letters


def test_a_change_finds_the_words_it_mends(story):
    for change in story.changes:
        for find, _put in change.swaps:
            assert find in story.body + story.standfirst


def test_french_quotations_keep_their_guillemets(french):
    opened = re.findall(r"«(.)", french)
    closed = re.findall(r"(.)»", french)

    assert set(opened) | set(closed) <= {NO_BREAK}
    assert len(opened) == len(closed)


def test_french_marks_keep_their_distance_without_breaking(french):
    assert re.findall(rf"[^{NARROW}][;?!]", french) == []
    assert re.findall(rf"[^{NO_BREAK}]:(?!\d)", french) == []


def test_french_numbers_and_hours_do_not_break(french):
    assert re.findall(r"\d \d{3}\b", french) == []
    assert re.findall(r"\d h \d\d", french) == []
    assert re.findall(r"\d (?:%|€|km|euros|millions)", french) == []


def test_french_has_no_typewriter_quotes(french):
    assert re.findall(r"['\"“”]", french) == []


def test_english_has_no_typewriter_quotes(english):
    assert re.findall(r"['\"«»]", english) == []
    assert english.count("“") == english.count("”")


def test_english_marks_touch_their_word(english):
    assert re.findall(r"\s[;:?!,.]", english) == []


def test_a_file_that_breaks_the_format_is_named(tmp_path):
    edition = tmp_path / "fr"
    edition.mkdir()
    broken = edition / "sans-titre.txt"
    broken.write_text("headline\n---\nRien.\n")

    with pytest.raises(ValueError, match=r"sans-titre\.txt"):
        read_story(broken)


def test_a_change_waiting_for_its_editor_brings_the_story_back_to_review():
    story = next(story for story in STORIES if any(change.is_in_review for change in story.changes))

    assert story.ends_as == "in_review"
    assert replace(story, changes=()).ends_as == "published"
