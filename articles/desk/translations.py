"""The translation of a story as the desk shows and chooses it."""

from dataclasses import dataclass

from accounts.models import User
from articles.actions.translating import may_translate
from articles.desk.queries import MOST_FOUND, found_stories
from articles.models import Article
from articles.workflow.states import State


@dataclass(frozen=True)
class Translation:
    """The story's partner for this person: one they may not open has no headline; `may_change` is about the pair."""

    partner: Article | None
    is_hidden: bool
    may_change: bool


def translation_of(article: Article, *, reader: User) -> Translation:
    partner = None
    if article.translation_id:
        partner = Article.objects.for_rows().filter(pk=article.translation_id).first()
    seen = partner is None or Article.objects.visible_to(reader).filter(pk=partner.pk).exists()
    return Translation(partner, not seen, may_translate(article, partner, actor=reader))


def candidates(article: Article, words: str, *, reader: User) -> list[Article]:
    """Stories in the other language that have no translation yet: those with the words; without words the newest that
    say anything.
    """
    if words.strip():
        found = found_stories(reader, words)
    else:
        rows = Article.objects.visible_to(reader).for_rows().exclude(state=State.SPIKED.value)
        free = rows.filter(translation=None).exclude(head__language=article.head.language)
        said = free.exclude(head__headline="", head__words=0)
        found = list(said.order_by("-moved_at", "-pk")[:MOST_FOUND])
    return [one for one in found if one.head.language != article.head.language and not one.translation_id]
