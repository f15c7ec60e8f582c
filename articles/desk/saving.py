"""One save as the desk makes it: the words as they came, then everything that arrived among them in its place."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from accounts.models import User
from articles.actions import drafting, tab_saves
from articles.actions.drafting import Outcome, Saved
from articles.actions.tab_saves import Tab
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


@dataclass(frozen=True)
class Sender:
    """Who saves, and from which tab, where a script says so."""

    actor: User
    tab: Tab | None = None

    def save(self, article_id: int, **sent: Any) -> Saved:
        if self.tab is None:
            return drafting.save(article_id, actor=self.actor, **sent)
        return tab_saves.save(article_id, actor=self.actor, tab=self.tab, **sent)


def start(content: Content, *, actor: User) -> Kept:
    """A new story with these words."""
    left_out = dropped(content.body, sanitise(content.body))
    article = drafting.create(actor=actor, content=content)
    head = Article.objects.select_related("head").get(pk=article.pk).head
    return _sorted(article.pk, Saved(Outcome.SAVED, head, head), left_out, before="", sender=Sender(actor))


def save(
    article: Article,
    content: Content,
    *,
    base: int | None,
    actor: User,
    confirmed: bool,
    tab: Tab | None = None,
    client_save_id: UUID | None = None,
) -> Kept:
    """The words are stored, as the head or beside it; raises what `drafting.save` raises, and then nothing is."""
    before, sender = article.head.body, Sender(actor, tab)
    left_out = dropped(content.body, sanitise(content.body))
    saved = sender.save(
        article.pk, base=base, content=content, confirm_revise=confirmed, client_save_id=client_save_id
    )
    return _sorted(article.pk, saved, left_out, before=before, sender=sender)


def _sorted(article_id: int, saved: Saved, left_out: list[str], *, before: str, sender: Sender) -> Kept:
    if saved.outcome != Outcome.SAVED:
        return Kept(article_id, saved, left_out)
    arrivals = sort_arrivals(saved.revision.content(), before=before)
    if not arrivals.sentences:
        return Kept(article_id, saved, left_out)
    again = sender.save(article_id, base=saved.revision.pk, content=arrivals.content)
    if again.outcome != Outcome.SAVED:
        return Kept(article_id, saved, left_out)
    return Kept(article_id, again, left_out, arrivals.sentences, saved.revision)
