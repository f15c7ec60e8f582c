"""A story's page says the same from the live row as from the revision it shows."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from articles.actions import translating
from articles.models import Article
from articles.pages.links import absolute, story_url
from articles.pages.story import story_page
from articles.pages.story_facts import StoryFacts
from articles.text.content import Note
from tests.articles.house_ads import an_ad
from tests.articles.newsstand import changed, page_of, published, withdrawn
from tests.cast import a_draft, a_topic

pytestmark = pytest.mark.django_db

NOTE = Note(
    id=1,
    kind="update",
    text="Mise à jour : la somme a changé.",
    at=datetime(2024, 10, 23, 14, 7, tzinfo=UTC),
    zone="America/New_York",
)


def test_preview_and_publication_agree_on_every_fact(cast):
    topic = a_topic()
    live = published(cast, kicker="Budget", dateline="Port-Ancelle", topic_ids=(topic.pk,), notes=(NOTE,))
    revision = Article.objects.get(pk=live.article_id).live

    shown, previewed = StoryFacts.from_live(live), StoryFacts.from_revision(revision)

    published_facts = ("path", "updated_at", "notes", "hands", "versions_shown")
    same = replace(previewed, is_live=True, **{name: getattr(shown, name) for name in published_facts})

    assert same == shown
    assert [note["text"] for note in previewed.notes] == [note["text"] for note in shown.notes]


def test_a_draft_without_anything_can_be_previewed(cast):
    draft = a_draft(cast, headline="", standfirst="", body="", section_id=None, byline_ids=())

    html = story_page(StoryFacts.from_revision(draft.head), "fr").html()

    assert 'class="preview-bar"' in html
    assert "noindex" in html
    assert 'rel="canonical"' not in html
    assert "ld+json" not in html


def test_a_note_shows_its_own_time_and_zone(cast):
    html = page_of(published(cast, notes=(NOTE,)))

    assert "Wednesday 23 October 2024, 10:07\u00a0(New York)" in html
    assert 'class="note note--update"' in html


def test_a_correction_stands_above_the_text_and_an_update_below(cast):
    live = published(cast)
    live = changed(
        cast, live, change_kind="correction", change_note="It was nine, not eight.", headline="Nine"
    )
    live = changed(cast, live, change_kind="update", change_note="The mayor answers.", headline="Nine votes")

    html = page_of(live)

    assert (
        html.index("It was nine, not eight.") < html.index('class="body"') < html.index("The mayor answers.")
    )


def test_a_minor_change_moves_no_date(cast):
    first = published(cast)

    live = changed(cast, first, headline="Council votes the budget at last")

    assert live.headline in page_of(live)
    assert live.updated_at == first.first_published_at
    assert "Updated" not in page_of(live)


def test_the_place_begins_the_first_paragraph_and_is_escaped(cast):
    html = page_of(published(cast, dateline="Port <b>Ancelle"))

    assert '<p><span class="dateline">Port &lt;b&gt;Ancelle.</span> The council met' in html


def test_a_story_and_its_translation_lead_to_each_other(cast):
    english, french = published(cast), published(cast, slug="deux", language="fr")

    translating.pair(english.pk, partner=french.pk, actor=cast.chip)

    for live, other in ((english, french), (french, english)):
        html = page_of(live)
        assert f'hreflang="{other.edition}" href="{absolute(story_url(other))}"' in html
        assert f'<a href="{story_url(other)}" hreflang="{other.edition}" lang="{other.edition}">' in html


def test_two_stories_that_only_name_each_other_as_related_are_no_translations(cast):
    english = published(cast)
    french = published(cast, slug="deux", language="fr", related_ids=(english.article_id,))
    english = changed(cast, english, related_ids=(french.article_id,))

    html = page_of(english)

    assert "x-default" not in html
    assert 'class="related"' in html


def test_a_translation_that_is_not_live_leaves_no_trace(cast):
    english, french = published(cast), published(cast, slug="deux", language="fr", headline="Un titre à part")
    draft = a_draft(cast, language="fr", slug="trois")
    before = page_of(english)

    translating.pair(english.pk, partner=draft.pk, actor=cast.chip)
    with_draft = page_of(english)
    translating.unpair(english.pk, actor=cast.chip)
    translating.pair(english.pk, partner=french.pk, actor=cast.chip)
    withdrawn(cast, french, "A name was wrong.")

    assert with_draft == before
    assert page_of(english) == before


def test_a_related_story_is_shown_while_it_is_live(cast):
    other = published(cast, slug="other", headline="The other story")
    live = published(cast, related_ids=(other.article_id,))
    before = page_of(live)

    withdrawn(cast, other, "It was another mayor.")

    assert before.split('class="related"')[1].count("The other story") == 1
    assert "The other story" not in page_of(live)


def test_the_page_has_a_labelled_advertisement_and_what_stood_before_it(cast):
    published(cast, slug="other", headline="The other story")
    an_ad(cast)

    html = page_of(published(cast))

    assert '<div class="ad">' in html
    assert "The other story" in html.split('class="latest-rail"')[1]
