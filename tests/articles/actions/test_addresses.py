"""Which slugs are free, however many stories a section ever had."""

import pytest
from django.db import connection

from articles.actions.addresses import likely_path
from articles.models import Address, Article
from bench.archive.filling import fill
from tests.articles.newsstand import published
from tests.cast import a_draft

pytestmark = pytest.mark.django_db


def test_a_slug_a_section_gave_on_any_day_is_numbered_for_the_next(cast):
    gone = published(cast, slug="bridge")
    Address.objects.filter(article_id=gone.pk).update(path="politics/2019/01/02/bridge")
    article = a_draft(cast, slug="bridge")

    path = likely_path(article, article.head.content(), article.head.placed_in)

    assert path.endswith("/bridge-2")


@pytest.mark.parametrize("near", ["economy/2019/01/02/bridge", "politics/2019/01/02/old-bridge"])
def test_another_section_or_a_longer_word_takes_nothing(cast, near):
    gone = published(cast, slug="bridge")
    Address.objects.filter(article_id=gone.pk).update(path=near)
    article = a_draft(cast, slug="bridge")

    path = likely_path(article, article.head.content(), article.head.placed_in)

    assert path.endswith("/bridge")


def test_a_slug_is_looked_for_by_itself_and_not_among_all_addresses_of_its_section(cast):
    fill(cast, 600)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE articles_address")

    plan = Address.objects.within("en", "politics", "bridge").explain()

    assert "address_slug" in plan, plan
    assert Article.objects.count() > 500
