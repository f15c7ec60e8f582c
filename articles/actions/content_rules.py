"""What any content must be before it is stored: clean, and naming only things that exist."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from articles.models import Article, Author, Revision, Section, Topic
from articles.text.content import Content
from articles.text.sanitise import sanitise
from newsroom.refusals import Invalid

LANGUAGES = ("en", "fr")


def settle(
    content: Content, *, actor: Actor, article: Article | None = None, known: tuple[Revision, ...] = ()
) -> Content:
    """The content with its body sanitised. Raises `Invalid` where it names what is not there, or not this actor's.

    Relations that a revision in `known` has are not asked again: they were judged when they came in.
    """
    if content.language not in LANGUAGES:
        raise Invalid(_("A story is written in French or in English."))
    if article is not None and article.was_published and content.language != article.head.language:
        raise Invalid(_("A story that has been published keeps its language."))
    _must_be_there(
        Section.objects.all(),
        {content.section_id} - {None, *(revision.section_id for revision in known)},
        _("This section does not exist."),
    )
    _must_be_there(
        Author.objects.all(),
        set(content.byline_ids) - _all(revision.byline_ids for revision in known),
        _("One of the bylines does not exist."),
    )
    _must_be_there(
        Topic.objects.filter(language=content.language),
        set(content.topic_ids)
        - _all(revision.topic_ids for revision in known if revision.language == content.language),
        _("One of the topics does not exist in this language."),
    )
    _must_be_there(
        Article.objects.visible_to(actor),
        set(content.related_ids) - _all(revision.related_ids for revision in known),
        _("One of the related stories does not exist."),
    )
    return replace(content, body=sanitise(content.body))


def _all(keys: Iterable[list[int]]) -> set[int]:
    return {key for some in keys for key in some}


def _must_be_there(rows, ids: set, sentence) -> None:
    if ids and rows.filter(pk__in=ids).count() != len(ids):
        raise Invalid(sentence)
