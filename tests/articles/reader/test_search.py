"""Search finds what readers mean: without accents, in any form of the word, in both languages."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest

from articles.models import LiveStory
from articles.pages.dates import newsroom_day, short_date
from articles.reader import search, search_form
from newsroom.clock import newsroom_now
from tests.articles.newsstand import published, read, text_of

pytestmark = pytest.mark.django_db
FOUND = re.compile(r'class="row-headline"><a href="[^"]+">(.*?)</a>')


def found(asked: str, *, edition: str = "en", more: str = "") -> list[str]:
    html = text_of(f"{'' if edition == 'fr' else '/en'}/search/?q={quote(asked)}{more}")
    return [re.sub("</?mark>", "", headline) for headline in FOUND.findall(html)]


@pytest.mark.parametrize(
    "asked", ["préparées", "preparees", "préparer", "PRÉPARÉE", "l’école préparée", "ecoles"]
)
def test_french_is_found_without_accents_and_in_any_form(cast, asked):
    published(cast, language="fr", headline="Les écoles se sont préparées à la rentrée")

    assert found(asked, edition="fr") == ["Les écoles se sont préparées à la rentrée"]


@pytest.mark.parametrize("asked", ["vote", "voted", "VOTES", "budgets", "council voted"])
def test_english_is_found_in_any_form(cast, asked):
    published(cast, headline="The council votes its budget")

    assert found(asked) == ["The council votes its budget"]


def test_summer_is_a_word_and_not_a_stop_word(cast):
    published(cast, language="fr", headline="Un été sans pluie", slug="a")
    published(cast, language="fr", headline="La neige", slug="b")

    assert found("été", edition="fr") == ["Un été sans pluie"]


def test_all_words_must_be_there(cast):
    published(cast, headline="The bridge and the ferry", slug="a")
    published(cast, headline="The bridge", slug="b")

    assert found("bridge ferry") == ["The bridge and the ferry"]


def test_a_word_in_the_headline_counts_more_than_one_in_the_text(cast):
    published(cast, headline="A quiet day", slug="a", body="<p>They spoke of the lighthouse.</p>")
    published(cast, headline="The lighthouse is sold", slug="b")
    published(cast, headline="Another day", slug="c", body="<p>They spoke of the lighthouse.</p>")

    assert found("lighthouse") == ["The lighthouse is sold", "Another day", "A quiet day"]


def test_section_and_days_narrow_the_search(cast):
    published(cast, headline="Politics of the port", slug="a")
    old = published(cast, headline="Culture of the port", slug="b", section="culture", by="sam")
    LiveStory.objects.filter(pk=old.pk).update(first_published_at=newsroom_now() - timedelta(days=40))
    since = f"{newsroom_now() - timedelta(days=3):%Y-%m-%d}"

    assert found("port", more="&section=culture") == ["Culture of the port"]
    assert found("port", more=f"&from={since}") == ["Politics of the port"]
    assert found("port", more=f"&to={since}") == ["Culture of the port"]
    assert found("", more="&section=culture") == ["Culture of the port"]


def test_an_edition_finds_its_own_stories_only(cast):
    published(cast, headline="The port")

    assert found("port", edition="fr") == []


def test_counts_stop_and_pages_go_on_to_there(cast, monkeypatch):
    for room in (search, search_form):
        monkeypatch.setattr(room, "COUNTED", 4)
        monkeypatch.setattr(room, "PER_PAGE", 2)
    monkeypatch.setattr("articles.reader.views.search.PER_PAGE", 2)
    for number in range(6):
        published(cast, headline=f"The port {number}", slug=f"n{number}")

    assert "More than 4 stories" in text_of("/en/search/?q=port")
    assert found("port") == ["The port 5", "The port 4"]
    assert found("port", more="&page=2") == ["The port 3", "The port 2"]
    assert read("/en/search/?q=port&page=3").status_code == 400


def test_what_was_searched_is_marked_where_it_stands(cast):
    published(
        cast,
        language="fr",
        headline="L’ÉCOLE <neuve>",
        standfirst="Rien.",
        body=f"<p>{'Un mot. ' * 60}Les écoles &amp; les élèves.</p>",
    )

    html = text_of("/search/?q=ecole")

    assert "L’<mark>ÉCOLE</mark> &lt;neuve&gt;" in html
    assert "Les <mark>écoles</mark> &amp; les élèves." in html
    assert '<p class="teaser-standfirst">… ' in html


def test_what_was_found_is_dated_by_its_day_even_when_it_is_of_today(cast):
    live = published(cast, headline="The bridge")
    paper_day = short_date(newsroom_day(live.first_published_at), "en", today=newsroom_day(newsroom_now()))

    assert re.findall(r'class="row-time"><time[^>]*>(.*?)</time>', text_of("/en/search/?q=bridge")) == [
        paper_day
    ]


def test_searching_for_nothing_shows_the_form_alone(cast):
    published(cast)

    html = text_of("/en/search/")

    assert 'role="search"' in html
    assert FOUND.findall(html) == []


@pytest.mark.parametrize(
    "asked",
    [
        "the",
        "'",
        '"',
        "\\",
        ":*",
        "a & b | !c",
        "<->",
        "%",
        "(((",
        "--",
        "𝕏🦀",
        "'; DROP TABLE x; --",
        "x" * 9000,
    ],
)
def test_no_words_break_the_search(cast, asked):
    published(cast)

    assert read(f"/en/search/?q={quote(asked)}").status_code in (200, 400)


@pytest.mark.parametrize(
    "terms",
    [
        "page=abc",
        "page=-1",
        "page=99999999999999999999",
        "page=0",
        "page=²",
        "from=tomorrow",
        "from=2026-02-31",
        "to=99999-01-01",
        "section=nowhere",
        "from=2026-05-02&to=2026-05-01",
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(cast, terms):
    answer = read(f"/en/search/?q=council&{terms}")

    assert answer.status_code == 400
    assert 'class="complaints"' in answer.content.decode()


@pytest.mark.parametrize("terms", ["from=0001-01-01&to=9999-12-31", "from=9999-12-31", "to=0001-01-01"])
def test_any_day_may_be_asked_for(cast, terms):
    assert read(f"/en/search/?q=council&{terms}").status_code == 200
