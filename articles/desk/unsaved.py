"""Words a person typed and no version holds: offered where the story is opened, and before it moves on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict

from accounts.models import User
from articles.desk.forms import NoteRows, StoryForm
from articles.models import Article, Presence, WorkingCopy
from articles.text.content import Content
from articles.text.content_json import from_json
from articles.text.sanitise import sanitise
from articles.workflow.states import WRITABLE

#: Shown of other people's words, which are told and not offered.
MOST_OTHERS = 10


@dataclass(frozen=True)
class Offer:
    """A copy to bring back, look at or put aside. `is_open` in another tab now, it is that tab's to go on with."""

    copy: WorkingCopy
    is_open: bool

    @property
    def tab(self) -> UUID:
        return self.copy.tab

    @property
    def kept_at(self) -> datetime:
        return self.copy.kept_at

    @property
    def content(self) -> Content:
        return from_json(self.copy.content)

    @property
    def more_words(self) -> int:
        return self.copy.words - self.copy.base.words

    @property
    def fewer_words(self) -> int:
        return -self.more_words


def offers(article: Article, user: User) -> list[Offer]:
    """The person's own words in this story that no version holds, the newest first; one query."""
    there = Presence.objects.there().filter(article=OuterRef("article"), tab=OuterRef("tab"))
    rows = WorkingCopy.objects.of(user).unsaved().filter(article=article).select_related("base")
    return [Offer(copy, copy.is_open) for copy in rows.annotate(is_open=Exists(there.order_by()))]


def to_open(offered: list[Offer], article: Article, asked: Mapping[str, str]) -> Offer | None:
    """The words the page opens with: those asked for, else the only ones, where nothing has moved since."""
    named = [offer for offer in offered if str(offer.tab) == asked.get("copy") and not offer.is_open]
    if named:
        return named[0]
    if "saved" in asked or len(offered) != 1 or article.status not in WRITABLE:
        return None
    only = offered[0]
    return None if only.is_open or only.copy.base_id != article.head_id else only


def brought_back(offer: Offer) -> tuple[StoryForm, NoteRows]:
    """The form as it was typed, letter for letter, on the version it was typed on."""
    typed = QueryDict(mutable=True)
    for name, value in offer.copy.typed["fields"]:
        typed.appendlist(name, value)
    typed["base"] = str(offer.copy.base_id)
    # Like all stored HTML, the body passes the sanitiser on its way into the editor.
    typed["body"] = sanitise(typed.get("body", ""))
    form = StoryForm(typed, story_language=offer.content.language)
    return form, NoteRows(typed, prefix="notes")


def of_others(article: Article, user: User) -> list[WorkingCopy]:
    """Other people's words that no version of this story holds, the newest of each person; one query."""
    rows = WorkingCopy.objects.unsaved().filter(article=article).exclude(person=user)
    newest: dict[int, WorkingCopy] = {}
    for copy in rows.select_related("person").order_by("-kept_at").defer("content", "typed"):
        newest.setdefault(copy.person_id, copy)
    return list(newest.values())[:MOST_OTHERS]


def stories_with_unsaved_words(rows: QuerySet[Article], user: User) -> QuerySet[Article]:
    """Of these, the stories in which the person has words that no version holds, with `kept_at`; newest first."""
    mine = WorkingCopy.objects.of(user).unsaved().filter(article=OuterRef("pk"))
    found = rows.filter(Exists(mine)).annotate(kept_at=mine.values("kept_at")[:1])
    return found.order_by("-kept_at", "-pk")
