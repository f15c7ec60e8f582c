"""A story is at its address while it is live, and every address it ever had says where it went."""

import pytest

from articles.actions import moving
from articles.models import Article
from articles.pages.dates import long_date, newsroom_day
from articles.pages.links import path_url, story_url
from articles.workflow.states import State
from articles.workflow.transitions import Move
from tests.articles.newsstand import changed, published, read, text_of, withdrawn
from tests.cast import a_change_to_a_live_story, a_story

pytestmark = pytest.mark.django_db


def test_a_published_story_is_read_by_anybody(cast):
    live = published(cast, headline="Council votes the budget", kicker="Money")

    answer = read(story_url(live))

    assert answer.status_code == 200
    for words in (live.headline, "Money", live.standfirst, "It was late.", cast.rita.name):
        assert words in answer.content.decode()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_edition_is_in_its_own_language_at_its_own_address(cast, language):
    live = published(cast, language=language)

    answer = read(story_url(live))

    assert f'<html lang="{language}">' in answer.content.decode()
    assert answer.headers["Content-Language"] == language
    assert read(path_url(live.path, "fr" if language == "en" else "en")).status_code == 404


def test_the_french_story_is_dated_in_french(cast):
    live = published(cast, language="fr")

    assert long_date(newsroom_day(live.first_published_at), "fr") in text_of(story_url(live))


@pytest.mark.parametrize(
    "state", [State.DRAFT, State.IN_REVIEW, State.APPROVED, State.SCHEDULED, State.SPIKED]
)
def test_what_was_never_published_is_nowhere(cast, state):
    a_story(cast, state, headline="Canary under the sea", slug="canary", kicker="Canary", dateline="Canary")

    for path in (
        "/en/",
        "/en/latest/",
        "/en/politics/",
        "/en/feed/",
        "/en/search/?q=canary+sea",
        "/en/sitemap.xml",
    ):
        assert "anary under" not in text_of(path)
    assert read("/en/authors/rita/").status_code == 404


def test_readers_keep_the_live_text_while_a_change_is_being_written(cast):
    article = a_change_to_a_live_story(cast, State.IN_REVIEW, headline="Canary of a change")
    live = published(cast, slug="another")

    page = text_of(f"/en/{Article.objects.get(pk=article.pk).addresses.get().path}/")

    assert "Canary of a change" not in page + text_of(story_url(live)) + text_of("/en/")


def test_an_old_address_leads_to_the_new_one(cast):
    live = published(cast, slug="first")
    old = story_url(live)

    new = story_url(changed(cast, live, slug="second"))

    assert (read(old).status_code, read(old).headers["Location"]) == (301, new)
    assert read(new).status_code == 200


def test_every_address_of_a_withdrawn_story_is_gone_and_says_why(cast):
    live = published(cast, slug="first")
    moved = changed(cast, live, slug="second")

    withdrawn(cast, moved, "It was <another> mayor.")

    for path in (story_url(live), story_url(moved)):
        answer = read(path)
        assert answer.status_code == 410
        assert "It was &lt;another&gt; mayor." in answer.content.decode()
        assert "It was late." not in answer.content.decode()


def test_a_story_published_again_is_back_at_its_first_address(cast):
    live = published(cast)
    withdrawn(cast, live, "A name was wrong.")
    article = Article.objects.get(pk=live.article_id)

    moving.move(article.pk, Move.REVISE, actor=cast.rita)
    article = a_story_again(cast, article)

    assert read(story_url(live)).status_code == 200


def a_story_again(cast, article):
    moving.move(article.pk, Move.SUBMIT, actor=cast.rita)
    head = Article.objects.select_related("head").get(pk=article.pk).head
    moving.move(
        article.pk, Move.APPROVE, actor=cast.chip, revision_id=head.pk, content_hash=head.content_hash
    )
    return moving.move(article.pk, Move.PUBLISH, actor=cast.chip)


def test_an_address_reserved_but_never_shown_is_unknown(cast):
    a_story(cast, State.APPROVED, slug="soon")

    assert read("/en/politics/2026/11/23/soon/").status_code == 404


def test_what_a_writer_typed_is_never_markup(cast):
    live = published(cast, headline="<b>Bold</b> & co", standfirst="<script>x()</script>", kicker="<i>k</i>")

    page = text_of(story_url(live))

    assert "<b>Bold" not in page
    assert "<script>x" not in page
    assert "<i>k" not in page
