"""Events as a history lists them: each in a sentence, beside the version it made and what that can be compared with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from accounts.models import Event
from articles.desk.lineage import Lineage, Version
from articles.desk.sittings import WRITING, sittings
from articles.desk.told import Facts, sentence
from articles.models import Approval, Article, Publication
from articles.workflow.transitions import Move

#: Events that name a version which was there before them.
ABOUT_A_VERSION = {f"article.{move}" for move in Move} - {"article.discard_change"} | {
    "article.name_version",
    "article.unname_version",
}

#: Events that only everything on demand shows: the version's own entry says its name.
QUIET = frozenset({"article.name_version", "article.unname_version", "article.revise"})


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One event; `version` is the revision it made, if it made one, with what can be compared with it.

    `folded` are earlier saves of the same sitting, newest first. `lanes` are the class names of its part of the graph.
    """

    at: datetime
    verb: str
    person_id: int | None
    who: str
    sentence: str
    said: str
    version: Version | None
    previous: Version | None
    joined: Version | None
    joined_in: Version | None
    is_beside: bool
    is_head: bool
    is_live: bool
    is_approved: bool
    folded: Sequence["Entry"] = ()
    lanes: Sequence[str] = ()

    @property
    def is_plain_save(self) -> bool:
        """Whether it can be told together with other saves: nothing but a text, on the way to the next one."""
        if self.version is None or self.is_beside or self.is_live or self.is_approved or self.version.name:
            return False
        return self.version.why in WRITING

    @property
    def ends_sittings(self) -> bool:
        return self.verb not in QUIET and not self.is_beside

    @property
    def sitting(self) -> list["Entry"]:
        return [self, *self.folded]

    @property
    def began(self) -> datetime:
        """When the first save of the sitting was made."""
        return self.sitting[-1].at

    @property
    def before_sitting(self) -> Version | None:
        """The version the sitting began from."""
        return self.sitting[-1].previous

    @property
    def more_words(self) -> int | None:
        """How many words longer than what it was written from; None where it was written from nothing."""
        if self.version is None or self.previous is None:
            return None
        return self.version.words - self.previous.words

    @property
    def sitting_words(self) -> str:
        """`+214`, what all saves of the sitting added."""
        return signed(sum(entry.more_words or 0 for entry in self.sitting))

    @property
    def signed_words(self) -> str:
        """`+12`, `−3`, with the sign that type has for it."""
        return signed(self.more_words or 0)


def signed(words: int) -> str:
    return f"{words:+d}".replace("-", "−") if words else ""


@dataclass(frozen=True, kw_only=True)
class Known:
    """What entries are told with."""

    article: Article
    line: Lineage
    approval: Approval | None
    logged: Mapping[int, Publication]


def entry(event: Event, known: Known) -> Entry:
    """The event as it is listed."""
    line = known.line
    named = line.versions.get(event.detail.get("revision"))
    version = None if event.verb in ABOUT_A_VERSION else named
    joined = line.other_parent(version) if version else None
    facts = Facts(
        event=event,
        revision=named,
        base=line.versions.get(event.detail.get("base")),
        publication=known.logged.get(event.xid),
        joined=joined,
    )
    key = version.pk if version else None
    return Entry(
        at=event.at,
        verb=event.verb,
        person_id=event.actor_id,
        who=facts.who,
        sentence=sentence(facts),
        said=event.detail.get("said") or (facts.publication.note if facts.publication else ""),
        version=version,
        previous=line.parent(version) if version else None,
        joined=joined,
        joined_in=line.joined_in(version) if version else None,
        is_beside=version is not None and line.is_beside(version),
        is_head=key is not None and key == known.article.head_id,
        is_live=key is not None and key == known.article.live_id,
        is_approved=key is not None and known.approval is not None and key == known.approval.revision_id,
    )


def folded(entries: Sequence[Entry]) -> list[Entry]:
    """The milestones of these entries, newest first: the saves of a sitting behind its last one."""
    loud = [entry for entry in entries if entry.verb not in QUIET]
    return [replace(told[0], folded=tuple(told[1:])) for told in sittings(loud)]
