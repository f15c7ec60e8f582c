"""What the tests of the public side share: stories brought out by actions, and a reader who is nobody."""

from django.test import Client

from articles.actions import moving
from articles.models import Article, LiveStory
from articles.pages.links import story_url
from articles.workflow.states import State
from articles.workflow.transitions import Move
from tests.cast import Cast, a_story, approve, rewrite, submit


def published(cast: Cast, **fields) -> LiveStory:
    """A story readers have, in English unless `fields` say otherwise."""
    article = a_story(cast, State.PUBLISHED, **fields)
    return LiveStory.objects.get(pk=article.pk)


def changed(cast: Cast, live: LiveStory, **fields) -> LiveStory:
    """The same story after an approved change went out."""
    article = Article.objects.get(pk=live.article_id)
    rewrite(article, actor=cast.rita, **{"change_kind": "minor", **fields})
    submit(article, actor=cast.rita)
    approve(article, actor=cast.chip)
    moving.move(article.pk, Move.PUBLISH, actor=cast.chip)
    return LiveStory.objects.get(pk=article.pk)


def withdrawn(cast: Cast, live: LiveStory, reason: str) -> None:
    moving.move(live.article_id, Move.WITHDRAW, actor=cast.chip, reason=reason)


def read(path: str, **headers: str):
    """An anonymous reader's answer; an error in the site is raised."""
    return Client().get(path, headers=headers)


def text_of(path: str) -> str:
    return read(path).content.decode()


def page_of(live: LiveStory) -> str:
    return text_of(story_url(live))
