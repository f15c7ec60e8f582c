"""The translation of a story is chosen on the desk, among the stories of the other language."""

import pytest
from django.urls import reverse

from articles.actions import translating
from articles.models import Article
from tests.articles.desk.browsing import words_of
from tests.cast import a_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(cast):
    return a_draft(cast), a_draft(cast, language="fr", slug="le-budget", headline="Le budget est voté")


@pytest.fixture
def rita(client, cast):
    client.force_login(cast.rita)
    return client


def page(article: Article) -> str:
    return reverse("desk:translation", args=[article.pk])


def partner_of(article: Article) -> int | None:
    return Article.objects.values_list("translation_id", flat=True).get(pk=article.pk)


def test_the_story_tab_says_which_translation_there_is_and_leads_to_the_choice(rita, cast, two):
    english, french = two
    edit = reverse("desk:edit", args=[english.pk])
    before = rita.get(edit).content.decode()

    translating.pair(english.pk, partner=french.pk, actor=cast.rita)

    assert "Choose a translation" in before
    after = rita.get(edit).content.decode()
    assert f'<a href="{reverse("desk:edit", args=[french.pk])}" lang="fr">Le budget est voté</a>' in after
    assert "Change the translation" in after


def test_stories_of_the_other_language_are_offered_and_one_click_pairs(rita, two):
    english, french = two
    offered = rita.get(page(english)).content.decode()

    answer = rita.post(page(english), {"translation": french.pk})

    assert "Le budget est voté" in offered
    assert answer.status_code == 302
    assert partner_of(english) == french.pk
    assert partner_of(french) == english.pk


def test_who_began_each_offered_story_and_when_is_told(rita, two):
    english, _french = two

    offered = words_of(rita.get(page(english)))

    assert "Le budget est voté Draft · Politics · begun by Rita Okonkwo-Lefèvre, 0 s ago" in offered


def test_a_story_that_says_nothing_yet_is_not_offered(rita, cast, two):
    english, _french = two
    blank = a_draft(cast, language="fr", slug="", headline="", body="")

    offered = rita.get(page(english)).content.decode()

    assert f'value="{blank.pk}"' not in offered


def test_words_find_stories_of_the_other_language_alone(rita, cast, two):
    english, _french = two
    a_draft(cast, slug="another", headline="The budget once more")

    found = rita.get(page(english), {"q": "budget"}).content.decode()
    none = rita.get(page(english), {"q": "nothing"}).content.decode()

    assert "Le budget est voté" in found
    assert "The budget once more" not in found
    assert "No story of the other language" in none


def test_a_story_with_a_translation_is_not_offered_again(rita, cast, two):
    english, french = two
    translating.pair(english.pk, partner=french.pk, actor=cast.rita)
    third = a_draft(cast, slug="third")

    assert "Le budget est voté" not in rita.get(page(third)).content.decode()
    refused = rita.post(page(third), {"translation": french.pk})
    assert refused.status_code == 409
    assert "has a translation already" in refused.content.decode()


def test_the_translation_can_be_taken_away(rita, cast, two):
    english, french = two
    translating.pair(english.pk, partner=french.pk, actor=cast.rita)

    answer = rita.post(page(english), {})

    assert answer.status_code == 302
    assert (partner_of(english), partner_of(french)) == (None, None)


def test_a_partner_one_may_not_open_is_not_named(rita, cast, two):
    english, _french = two
    secret = a_draft(
        cast, by="sam", section="culture", language="fr", slug="secret", headline="Un secret", sensitive=True
    )
    translating.pair(english.pk, partner=secret.pk, actor=cast.chip)

    for path in (page(english), reverse("desk:edit", args=[english.pk])):
        html = rita.get(path).content.decode()
        assert "A story you cannot open" in html
        assert "Un secret" not in html


@pytest.mark.parametrize("sent", ["0", "-1", "x", "99999999999999999999", "\x00"])
def test_what_is_no_story_is_refused_with_a_sentence(rita, two, sent):
    english, _french = two

    answer = rita.post(page(english), {"translation": sent})

    assert answer.status_code in (302, 400, 422)
    assert partner_of(english) is None


def test_the_page_asks_the_same_for_one_story_and_for_ten(rita, cast, two, django_assert_max_num_queries):
    english, _french = two
    for number in range(10):
        a_draft(cast, language="fr", slug=f"n{number}")

    with django_assert_max_num_queries(20):
        rita.get(page(english))
