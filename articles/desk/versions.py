"""Finding the versions of one story that an address names; another story's are not there."""

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from articles.models import Article, Revision

#: Digits of the largest key PostgreSQL can give.
LONGEST_KEY = 19


def version_of(article: Article, revision_id: int) -> Revision:
    """That version of this story, with who made it; 404 when it is none of this story's."""
    versions = Revision.objects.of(article.pk).select_related("made_by", "section__parent", "article")
    found = versions.filter(pk=revision_id).first()
    if found is None:
        raise Http404(_("There is no such version of this story."))
    return found


def version_in(request: HttpRequest, article: Article) -> Revision:
    """The version named by `?revision=`, or the working copy where none is named."""
    return version_of(article, number_in(request.GET.get("revision", str(article.head_id))))


def number_in(text: str) -> int:
    """The id an address says; what is no number is no version's."""
    number = number_or_none(text)
    if number is None:
        raise Http404(_("There is no such version of this story."))
    return number


def number_or_none(text: str) -> int | None:
    """The id a form says, if it says one."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY else None
