"""Finding the versions of one story that an address names; another story's are not there."""

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from articles.models import Article, Block, Revision
from articles.models.revision import Why
from newsroom.keys import key_in

#: Digits of the largest key PostgreSQL can give.


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
    return key_in(text)


def past_of(article: Article, *, until: Revision | None = None) -> list[Revision]:
    """The versions of a story with who made them, in the order they were made, up to one of them or all."""
    versions = Revision.objects.of(article.pk).select_related("made_by").reverse()
    return list(versions.filter(number__lte=until.number) if until else versions)


def stored_blocks(versions: list[Revision]) -> dict[int, str]:
    """The HTML of every block these versions hold, by key; one query."""
    return {key: block.html for key, block in Block.objects.by_id(_keys(versions)).items()}


def _keys(versions: list[Revision]) -> set[int]:
    return set().union(*(version.body_blocks for version in versions))


def words_from(version: Revision) -> tuple[int, ...]:
    """The keys of the versions its words may come from, likeliest first: what a restore brings back comes first."""
    sources = [key for key in (version.parent_id, version.merge_parent_id) if key]
    return tuple(reversed(sources)) if version.why == Why.RESTORED else tuple(sources)
