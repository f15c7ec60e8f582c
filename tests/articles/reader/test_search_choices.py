"""A search can be narrowed by kind, author and language, and says so when it cannot read what was chosen."""

import pytest

from articles.models import Author
from articles.models.revision import Importance
from tests.articles.newsstand import changed, published, read, text_of
from tests.articles.reader.test_search import found
from tests.cast import a_draft

pytestmark = pytest.mark.django_db


def test_by_kind(cast):
    published(cast, headline="Plain port", slug="a")
    published(cast, headline="Short port", slug="b", importance=Importance.BRIEF)
    wrong = published(cast, headline="Wrong port", slug="c")
    changed(cast, wrong, change_kind="correction", change_note="The sum was wrong.")

    assert found("port", more="&type=brief") == ["Short port"]
    assert found("port", more="&type=corrected") == ["Wrong port"]
    assert found("port", more="&type=video") == []
    assert found("", more="&type=corrected") == ["Wrong port"]


def test_by_author_however_the_name_is_written(cast):
    published(cast, headline="Rita on the port", slug="a")
    published(cast, headline="Sam on the port", slug="b", by="sam", section="culture")
    name = cast.rita.author.name

    assert found("port", more=f"&author={name}") == ["Rita on the port"]
    assert found("port", more=f"&author={name.upper().replace('È', 'E')}") == ["Rita on the port"]


def test_an_author_of_drafts_alone_is_nobody(cast):
    a_draft(cast)
    nobody = read("/en/search/?q=port&author=Jane+Nobody")
    unpublished = read(f"/en/search/?q=port&author={cast.rita.author.name}")

    assert nobody.status_code == unpublished.status_code == 400
    assert Author.objects.filter(slug=cast.rita.author.slug).exists()


def test_in_the_other_language_or_in_both(cast):
    published(cast, headline="The port sleeps", slug="a")
    published(cast, headline="Le port dort", slug="b", language="fr")

    assert found("port", more="&lang=fr") == ["Le port dort"]
    assert sorted(found("port", more="&lang=all")) == ["Le port dort", "The port sleeps"]
    assert 'lang="fr"' in text_of("/en/search/?q=port&lang=fr").split('class="row"')[1][:40]


@pytest.mark.parametrize(
    "terms", ["type=secret", "lang=de", "author=%00", "type=" + "x" * 500, "author=" + "x" * 900]
)
def test_what_cannot_be_chosen_is_said(cast, terms):
    assert read(f"/en/search/?q=council&{terms}").status_code in (200, 400)


def test_filters_that_leave_nothing_offer_all_stories(cast):
    published(cast, headline="The port")

    assert "/en/search/?q=port" in text_of("/en/search/?q=port&type=video")


@pytest.mark.parametrize("count", [1, 30])
def test_one_story_and_thirty_cost_the_same(cast, django_assert_max_num_queries, count):
    for number in range(count):
        published(cast, headline=f"The port {number}", slug=f"n{number}")

    with django_assert_max_num_queries(6):
        read(f"/en/search/?q=port&author={cast.rita.author.name}")
