"""Readers see what changed in a story where the desk allows it: what they were given before, and nothing else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from articles.actions import moving, naming
from articles.models import Announcement, Article, Author, LiveStory
from articles.pages.changes import MOST
from articles.pages.links import changes_url, story_url
from articles.workflow.transitions import Move
from newsroom.clock import set_clock_offset
from tests.articles.newsstand import changed, page_of, published, read, text_of, withdrawn
from tests.cast import a_draft, approve, rewrite, submit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now_again():
    yield
    set_clock_offset(timedelta())


WORDS = "What changed in this story"


def allow(cast, slug: str = "politics", **settings) -> None:
    """The administrator lets readers of the section see what changed."""
    section = cast.sections[slug]
    for name, value in (settings or {"shows_changes": True}).items():
        setattr(section, name, value)
    naming.keep(section, fields=tuple(settings or ["shows_changes"]), actor=cast.ada)


def words_of(path: str) -> str:
    return html.fromstring(text_of(path)).find(".//main").text_content()


@pytest.fixture
def corrected(cast):
    live = published(
        cast, headline="Council votes the budget", body="<p>Nine votes to six.</p><p>It was late.</p>"
    )
    return changed(
        cast,
        live,
        headline="Council votes a smaller budget",
        body="<p>Eight votes to seven.</p><p>It was late.</p>",
        change_kind="correction",
        change_note="We had the votes wrong.",
    )


def test_by_default_no_story_shows_what_changed(corrected):
    assert read(changes_url(corrected)).status_code == 404
    assert WORDS not in page_of(corrected)


def test_where_the_desk_allows_it_the_story_leads_to_its_versions(cast, corrected):
    allow(cast)

    said = words_of(changes_url(corrected))

    assert f'href="{changes_url(corrected)}">{WORDS}' in page_of(corrected)
    for words in ("Correction", "We had the votes wrong.", "First published", "Nine", "Eight", "smaller"):
        assert words in said


def test_what_came_and_what_went_is_marked(cast, corrected):
    allow(cast)

    page = html.fromstring(text_of(changes_url(corrected)))

    assert "Nine" in "".join(gone.text_content() for gone in page.iter("del"))
    assert "Eight" in "".join(come.text_content() for come in page.iter("ins"))


def test_readers_get_spaces_and_no_signs_for_them(cast):
    live = published(
        cast, headline="Départ à 6\u00a0h\u00a040", body="<p>Le bac part à 6\u00a0h\u00a040\u202f!</p>"
    )
    live = changed(
        cast, live, headline="Départ à 7\u00a0h\u00a040", body="<p>Le bac part à 7\u00a0h\u00a040\u202f!</p>"
    )
    allow(cast)

    said = words_of(changes_url(live))

    assert "h\u00a040\u202f!" in said
    assert "⍽" not in said


def test_a_section_decides_for_its_subsections(cast, corrected):
    allow(cast, "culture")

    assert read(changes_url(corrected)).status_code == 404


def test_the_setting_reaches_every_page_that_is_kept(cast, corrected):
    keys = set(read(story_url(corrected)).headers["Surrogate-Key"].split())

    allow(cast)

    assert keys & set(Announcement.objects.latest("id").keys)


def test_a_story_with_one_version_says_so_and_is_not_linked(cast):
    live = published(cast)
    allow(cast)

    assert WORDS not in page_of(live)
    assert "nothing in it has changed" in words_of(changes_url(live))


def test_words_no_reader_was_given_are_nowhere(cast):
    """Every draft between two publications, whatever became of it, has a canary in each of its fields."""
    live = published(cast)
    article = Article.objects.get(pk=live.article_id)
    canary = dict.fromkeys(("headline", "kicker", "standfirst", "dateline", "seo_title"), "Canary of a draft")
    rewrite(article, actor=cast.rita, body="<p>Canary.</p>", change_kind="minor", **canary)
    rewrite(
        article, actor=cast.rita, body="<p>The canary again.</p>", change_note="Canary", change_kind="update"
    )
    plain = dict.fromkeys(canary, "") | {"headline": "Budget voted", "standfirst": "Nine to six."}
    live = changed(cast, live, body="<p>Another text.</p>", change_note="", **plain)
    rewrite(article, actor=cast.rita, body="<p>A canary to come.</p>", headline="Canary to come")
    allow(cast)

    page = text_of(changes_url(live))

    assert "Another text" in page
    assert "canary" not in page.lower()


def test_what_was_withdrawn_is_not_read_again_in_what_it_changed_from(cast):
    live = published(cast, body="<p>Mr Poison is guilty.</p>")
    withdrawn(cast, live, "A name was wrong.")
    article = Article.objects.get(pk=live.article_id)
    rewrite(article, actor=cast.rita, body="<p>A man was heard.</p>")
    submit(article, actor=cast.rita)
    approve(article, actor=cast.chip)
    moving.move(article.pk, Move.PUBLISH, actor=cast.chip)
    live = changed(cast, LiveStory.objects.get(pk=article.pk), body="<p>A man was heard on Monday.</p>")
    allow(cast)

    page = text_of(changes_url(live))

    assert "on Monday" in page
    assert "Published again" in page
    assert "Poison" not in page


def test_the_versions_of_a_withdrawn_story_are_gone_with_it(cast, corrected):
    allow(cast)
    withdrawn(cast, corrected, "A name was wrong.")

    answer = read(changes_url(corrected))

    assert answer.status_code == 410
    assert "A name was wrong." in answer.content.decode()
    assert "Eight" not in answer.content.decode()


def test_an_old_address_leads_to_the_versions_at_the_new_one(cast, corrected):
    allow(cast)
    old = changes_url(corrected)

    moved = changed(cast, corrected, slug="another")

    assert (read(old).status_code, read(old).headers["Location"]) == (301, changes_url(moved))


def test_french_readers_have_it_in_french_at_a_french_address(cast):
    live = published(cast, language="fr", body="<p>Neuf voix.</p>")
    live = changed(
        cast, live, body="<p>Huit voix.</p>", change_kind="update", change_note="Le compte a changé."
    )
    allow(cast)

    said = words_of(f"{story_url(live)}modifications/")

    assert "Mise à jour" in said
    assert "Première publication" in said


def test_pictures_of_old_versions_are_told_and_never_shown(cast):
    live = published(cast)
    live = changed(
        cast, live, body='<p>Words.</p><figure data-file="7"><figcaption>The report</figcaption></figure>'
    )
    allow(cast)

    page = text_of(changes_url(live))

    assert "File" in page
    assert "data-file" not in page


def test_markup_that_was_typed_stays_words(cast):
    live = changed(
        cast, published(cast), headline="<b>Bold</b>", body="<p>&lt;script&gt;x()&lt;/script&gt;</p>"
    )
    allow(cast)

    page = text_of(changes_url(live))

    assert "<b>Bold" not in page
    assert "<script>x" not in page


def test_only_the_newest_versions_are_compared_and_the_page_costs_the_same(cast):
    live = published(cast, body="<p>Version 0 of the text.</p>")
    live = changed(cast, live, body="<p>Version 1 of the text.</p>")
    allow(cast)
    costs = [_questions(changes_url(live))]
    for number in range(2, MOST + 3):
        told = {"change_kind": "update", "change_note": f"Number {number}."}
        live = changed(cast, live, body=f"<p>Version {number} of the text.</p>", **told)

    costs.append(_questions(changes_url(live)))

    page = text_of(changes_url(live))
    assert page.count('<li class="changes-step">') == MOST + 1
    assert "Earlier versions are not shown." in page
    assert costs[0] == costs[1] <= 7


def _questions(path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert read(path).status_code == 200
    return len(asked)


#: Kind of change, its note, whether it moves `dateModified`.
KINDS = [
    ("minor", "", False),
    ("update", "The mayor answers.", True),
    ("clarification", "It was the old hall.", True),
    ("correction", "It was nine.", True),
]


@pytest.mark.parametrize(("kind", "note", "moves"), KINDS)
def test_the_date_of_the_update_moves_for_what_readers_are_told_and_for_nothing_else(cast, kind, note, moves):
    first = published(cast)
    set_clock_offset(timedelta(hours=1))

    live = changed(cast, first, headline="Another headline", change_kind=kind, change_note=note)

    page = page_of(live)
    modified = page.split('"dateModified":"')[1].split('"')[0]
    assert (modified == live.first_published_at.isoformat()) is not moves
    assert (note in page and note != "") is moves


def test_hands_are_told_where_the_desk_wants_it(cast):
    live = published(cast)
    before = page_of(live)

    allow(cast, shows_hands=True)

    assert 'class="hands"' not in before
    assert f"Written by {cast.rita.name} · Approved by {cast.chip.name}" in page_of(live)


def test_who_enters_what_another_signs_is_not_said_to_have_written_it(cast):
    outside = Author.objects.create(name="Clémence Rouvière", slug="clemence-rouviere")
    live = published(cast, byline_ids=(outside.pk,))

    allow(cast, shows_hands=True)

    page = page_of(live)
    assert f"Entered by {cast.rita.name} · Approved by {cast.chip.name}" in page
    assert "Written by" not in page


def test_an_urgent_story_was_approved_by_nobody(cast):
    article = a_draft(cast)
    seen = {"revision_id": article.head_id, "content_hash": article.head.content_hash}
    moving.move(article.pk, Move.PUBLISH_URGENTLY, actor=cast.chip, reason="The bridge is down.", **seen)
    allow(cast, shows_hands=True)

    page = page_of(LiveStory.objects.get(pk=article.pk))

    assert f"Written by {cast.rita.name}" in page
    assert "Approved by" not in page
