"""The only way a desk view reaches a story."""

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from articles.models import Article, Revision
from articles.text.content import Content
from newsroom.clock import NewsroomNow


def article_for(request: HttpRequest, pk: int) -> Article:
    """The story, with its head, live text, sections and approval, and the newsroom's time as `now`.

    404 when it is not there, or not visible to the person who asks: the two look the same.
    """
    rows = Article.objects.visible_to(request.user).annotate(now=NewsroomNow())
    related = (
        "head__section__parent",
        "head__made_by",
        "live__section__parent",
        "approval__by",
        "created_by",
        "edit_lock__person",
    )
    found = rows.select_related(*related).filter(pk=pk).first()
    if found is None:
        raise Http404(_("There is no such story."))
    return found


def written_from(article: Article, base: int | None) -> Content:
    """The content a form was filled in from; the newest where that is not known."""
    if base in (None, article.head_id):
        return article.head.content()
    found = Revision.objects.filter(article=article, pk=base).first()
    return (found or article.head).content()
