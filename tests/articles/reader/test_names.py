"""Topics and authors: those with something to read, and a topic's key story while readers see it."""

import pytest

from articles.actions import naming
from articles.models import Author, Topic
from articles.pages.links import story_url
from tests.articles.newsstand import published, read, text_of, withdrawn
from tests.cast import a_draft, a_topic

pytestmark = pytest.mark.django_db


def test_only_names_with_live_stories_are_listed(cast):
    told, untold = a_topic("Budget"), a_topic("Zanzibar")
    published(cast, topic_ids=(told.pk,))
    a_draft(cast, by="sam", section="culture", topic_ids=(untold.pk,))

    topics, authors = text_of("/en/topics/"), text_of("/en/authors/")

    assert f'href="/en/topics/{told.slug}/"' in topics
    assert untold.name not in topics
    assert cast.rita.author.name in authors
    assert cast.sam.author.name not in authors
    assert untold.name not in text_of("/topics/")


@pytest.mark.parametrize("path", ["topics", "authors"])
def test_one_name_and_thirty_cost_the_same(cast, django_assert_max_num_queries, path):
    for count in (1, 30):
        for number in range(count):
            Topic.objects.get_or_create(language="en", name=f"T{number}", slug=f"t{number}")
        published(cast, slug=f"s{count}", topic_ids=tuple(Topic.objects.values_list("pk", flat=True)))
        with django_assert_max_num_queries(4):
            assert read(f"/en/{path}/").status_code == 200
    assert Author.objects.exists()


def test_the_key_story_stands_above_the_list_and_not_in_it(cast):
    topic = a_topic("Budget")
    key = published(cast, slug="key", topic_ids=(topic.pk,))
    published(cast, slug="other", topic_ids=(topic.pk,))
    topic.key_story_id = key.article_id
    naming.keep(topic, fields=["key_story_id"], actor=cast.chip)

    html = text_of("/en/topics/budget/")

    assert html.index("list-lead") < html.index(story_url(key)) < html.index('class="day"')
    assert story_url(key) not in html[html.index('class="day"') :]
    assert f"story-{key.article_id}" in read("/en/topics/budget/").headers["Surrogate-Key"].split()

    withdrawn(cast, key, "It was wrong.")
    assert "list-lead" not in text_of("/en/topics/budget/")


def test_a_key_story_of_another_edition_or_none_is_not_shown(cast):
    topic = a_topic("Budget")
    published(cast, slug="a", topic_ids=(topic.pk,))
    french = published(cast, slug="b", language="fr")
    for number in (french.article_id, 10**17):
        topic.key_story_id = number
        naming.keep(topic, fields=["key_story_id"], actor=cast.chip)
        assert "list-lead" not in text_of("/en/topics/budget/")
