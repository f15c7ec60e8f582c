"""What any content must be before it is stored: clean, and naming only things that exist."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from articles.models import Article, Author, Section, Topic
from articles.text.content import Content
from articles.text.sanitise import sanitise
from newsroom.refusals import Invalid

LANGUAGES = ("en", "fr")


def settle(
    content: Content, *, actor: Actor, before: Content | None = None, article: Article | None = None
) -> Content:
    """The content with its body sanitised. Raises `Invalid` where it names what is not there, or not this actor's.

    Relations already in `before` are not asked again: they were judged when they came in.
    """
    if content.language not in LANGUAGES:
        raise Invalid(_("A story is written in French or in English."))
    if article is not None and article.was_published and before and content.language != before.language:
        raise Invalid(_("A story that has been published keeps its language."))
    _must_be_there(
        Section.objects.all(),
        {content.section_id} - {None, before.section_id if before else None},
        _("This section does not exist."),
    )
    _must_be_there(
        Author.objects.all(),
        set(content.byline_ids) - set(before.byline_ids if before else ()),
        _("One of the bylines does not exist."),
    )
    known = before.topic_ids if before and before.language == content.language else ()
    _must_be_there(
        Topic.objects.filter(language=content.language),
        set(content.topic_ids) - set(known),
        _("One of the topics does not exist in this language."),
    )
    related = set(content.related_ids) - set(before.related_ids if before else ())
    _must_be_there(
        Article.objects.visible_to(actor), related, _("One of the related stories does not exist.")
    )
    return replace(content, body=sanitise(content.body))


def _must_be_there(rows, ids: set, sentence) -> None:
    if ids and rows.filter(pk__in=ids).count() != len(ids):
        raise Invalid(sentence)
