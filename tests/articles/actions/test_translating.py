"""A story and its translation name each other, by a verb of its own, and readers are told while both are live."""

import pytest

from accounts.models import Event
from articles.actions import moving, translating
from articles.actions.translating import CannotPair, MayNotPair
from articles.models import Announcement, Article, LiveStory, Publication
from articles.pages import surrogates
from articles.pages.dates import newsroom_day
from articles.workflow.states import State
from articles.workflow.transitions import Move
from newsroom.refusals import Refused
from tests.articles.actions import truths
from tests.articles.newsstand import published, withdrawn
from tests.cast import a_draft, a_story

pytestmark = pytest.mark.django_db


def partners() -> set[tuple[int, int | None]]:
    return set(Article.objects.values_list("pk", "translation_id"))


def month_of(live: LiveStory) -> str:
    return surrogates.of_month(newsroom_day(live.first_published_at), live.edition)


@pytest.fixture
def two(cast):
    """Rita's draft in English and hers in French."""
    return a_draft(cast), a_draft(cast, language="fr", slug="le-budget")


def test_each_of_the_two_names_the_other_and_both_histories_tell_it(cast, two):
    english, french = two

    translating.pair(english.pk, partner=french.pk, actor=cast.rita)

    assert partners() == {(english.pk, french.pk), (french.pk, english.pk)}
    told = Event.objects.filter(verb="article.pair")
    assert {(event.about_id, event.detail["translation"], event.actor) for event in told} == {
        (english.pk, french.pk, cast.rita),
        (french.pk, english.pk, cast.rita),
    }


def test_what_is_a_pair_already_is_not_told_twice(cast, two):
    english, french = two
    translating.pair(english.pk, partner=french.pk, actor=cast.rita)

    translating.pair(french.pk, partner=english.pk, actor=cast.rita)

    assert Event.objects.filter(verb="article.pair").count() == 2


def test_taking_the_translation_away_frees_both(cast, two):
    english, french = two
    translating.pair(english.pk, partner=french.pk, actor=cast.rita)

    translating.unpair(french.pk, actor=cast.rita)

    assert partners() == {(english.pk, None), (french.pk, None)}
    assert Event.objects.filter(verb="article.unpair").count() == 2


def test_a_story_has_one_translation(cast, two):
    english, french = two
    third = a_draft(cast, language="fr", slug="encore")
    translating.pair(english.pk, partner=french.pk, actor=cast.rita)

    for one, other in ((english, third), (third, english)):
        with pytest.raises(CannotPair, match="has a translation already"):
            translating.pair(one.pk, partner=other.pk, actor=cast.rita)

    assert partners() == {(english.pk, french.pk), (french.pk, english.pk), (third.pk, None)}


def test_a_translation_is_in_the_other_language_and_another_story(cast, two):
    english, _french = two
    again = a_draft(cast, slug="again")

    for other in (again, english):
        with pytest.raises(CannotPair, match="in the other language"):
            translating.pair(english.pk, partner=other.pk, actor=cast.rita)


def test_a_story_one_may_not_open_is_no_partner(cast, two):
    english, _french = two
    secret = a_draft(cast, by="sam", section="culture", language="fr", slug="secret", sensitive=True)

    with pytest.raises(Refused) as refused:
        translating.pair(english.pk, partner=secret.pk, actor=cast.rita)

    assert refused.value.status == 404
    assert partners() >= {(english.pk, None), (secret.pk, None)}


def test_somebody_who_neither_writes_nor_reviews_the_story_pairs_nothing(cast, two):
    english, french = two

    with pytest.raises(MayNotPair):
        translating.pair(english.pk, partner=french.pk, actor=cast.sam)
    with pytest.raises(MayNotPair):
        translating.unpair(english.pk, actor=cast.sam)


def test_between_two_live_stories_the_link_is_made_by_those_who_publish(cast):
    english, french = published(cast), published(cast, language="fr", slug="deux")

    with pytest.raises(MayNotPair):
        translating.pair(english.pk, partner=french.pk, actor=cast.rita)
    translating.pair(english.pk, partner=french.pk, actor=cast.ed)

    assert dict(LiveStory.objects.values_list("pk", "translation_id")) == {
        english.pk: french.pk,
        french.pk: english.pk,
    }


def test_pairing_live_stories_names_their_pages_and_maps(cast):
    english, french = published(cast), published(cast, language="fr", slug="deux")
    expected = sorted(
        key for live in (english, french) for key in (surrogates.of_story(live.pk), month_of(live))
    )

    translating.pair(english.pk, partner=french.pk, actor=cast.chip)
    translating.unpair(english.pk, actor=cast.chip)

    assert [line.keys for line in Announcement.objects.order_by("id")] == [expected, expected]
    assert set(LiveStory.objects.values_list("translation_id", flat=True)) == {None}


def test_pairing_two_drafts_tells_readers_nothing(cast, two):
    english, french = two

    translating.pair(english.pk, partner=french.pk, actor=cast.rita)

    assert not Announcement.objects.exists()


def test_publishing_and_withdrawing_a_translation_names_the_map_of_its_partner(cast):
    english = published(cast)
    french = a_story(cast, State.APPROVED, language="fr", slug="deux")
    translating.pair(english.pk, partner=french.pk, actor=cast.chip)

    moving.move(french.pk, Move.PUBLISH, actor=cast.chip)
    withdrawn(cast, LiveStory.objects.get(pk=french.pk), "A name was wrong.")

    lines = Publication.objects.filter(article=french).order_by("id")
    assert [month_of(english) in line.keys for line in lines] == [True, True]


def test_the_readers_table_can_be_built_anew_from_the_pairs(cast):
    english, french = published(cast), published(cast, language="fr", slug="deux")
    before = truths.picture()
    translating.pair(english.pk, partner=french.pk, actor=cast.chip)

    truths.assert_all(before, truths.picture())
