"""One save as the desk makes it: the words as they came, then everything that arrived among them in its place."""

from dataclasses import dataclass, field

from accounts.models import User
from articles.actions import drafting
from articles.actions.drafting import Outcome, Saved
from articles.desk.arrivals import sort_arrivals
from articles.models import Article, Revision
from articles.text.content import Content
from articles.text.sanitise import dropped, sanitise


@dataclass(frozen=True)
class Kept:
    """What became of a form. `as_it_came` is the version to bring back to undo what `moved` tells."""

    article_id: int
    saved: Saved
    left_out: list[str]
    moved: list[str] = field(default_factory=list)
    as_it_came: Revision | None = None


def start(content: Content, *, actor: User) -> Kept:
    """A new story with these words."""
    left_out = dropped(content.body, sanitise(content.body))
    article = drafting.create(actor=actor, content=content)
    head = Article.objects.select_related("head").get(pk=article.pk).head
    return _sorted(article.pk, Saved(Outcome.SAVED, head, head), left_out, before="", actor=actor)


def save(article: Article, content: Content, *, base: int | None, actor: User, confirmed: bool) -> Kept:
    """The words are stored, as the head or beside it; raises what `drafting.save` raises, and then nothing is."""
    before = article.head.body
    left_out = dropped(content.body, sanitise(content.body))
    saved = drafting.save(article.pk, base=base, content=content, actor=actor, confirm_revise=confirmed)
    return _sorted(article.pk, saved, left_out, before=before, actor=actor)


def _sorted(article_id: int, saved: Saved, left_out: list[str], *, before: str, actor: User) -> Kept:
    if saved.outcome != Outcome.SAVED:
        return Kept(article_id, saved, left_out)
    arrivals = sort_arrivals(saved.revision.content(), before=before)
    if not arrivals.sentences:
        return Kept(article_id, saved, left_out)
    again = drafting.save(article_id, base=saved.revision.pk, content=arrivals.content, actor=actor)
    if again.outcome != Outcome.SAVED:
        return Kept(article_id, saved, left_out)
    return Kept(article_id, again, left_out, arrivals.sentences, saved.revision)
