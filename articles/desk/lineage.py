"""A story's versions and how they descend from one another, without their texts: read once, in one query."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from articles.models import Article, Revision
from articles.models.revision import Why


@dataclass(frozen=True, slots=True)
class Version:
    """What a list says of a version. `name` is "" where nobody named it; `who` made it."""

    pk: int
    number: int
    parent_id: int | None
    merge_parent_id: int | None
    why: str
    words: int
    made_by_id: int
    who: str
    made_at: datetime
    content_hash: str
    hash_scheme: int
    name: str

    @property
    def is_merge(self) -> bool:
        """Whether two texts were joined in it. A restore, too, has a second parent, but joins nothing."""
        return self.why == Why.MERGED and self.merge_parent_id is not None


COLUMNS = (
    "pk", "number", "parent_id", "merge_parent_id", "why", "words", "made_by_id", "made_by__name", "made_at",
    "content_hash", "hash_scheme", "version_name__name",
)  # fmt: skip


@dataclass(frozen=True)
class Lineage:
    """Every version by key, oldest first, and which of them the working copy descends from."""

    versions: dict[int, Version]
    head: Version
    joins: dict[int, Version] = field(default_factory=dict)

    @cached_property
    def main(self) -> list[Version]:
        """The versions that were the working copy, oldest first."""
        line, here = [], self.versions.get(self.head.pk)
        while here is not None:
            line.append(here)
            here = self.parent(here)
        return line[::-1]

    @cached_property
    def _on_main(self) -> frozenset[int]:
        return frozenset(version.pk for version in self.main)

    def parent(self, version: Version) -> Version | None:
        return self.versions.get(version.parent_id) if version.parent_id else None

    def other_parent(self, version: Version) -> Version | None:
        """The text that was joined in this version, of a merge."""
        return self.versions.get(version.merge_parent_id or 0) if version.is_merge else None

    def is_beside(self, version: Version) -> bool:
        """Whether it never was the working copy."""
        return version.pk not in self._on_main

    def joined_in(self, version: Version) -> Version | None:
        """The version in which this one's words came back to the others'."""
        return self.joins.get(version.pk)

    @property
    def beside(self) -> list[Version]:
        return [version for version in self.versions.values() if self.is_beside(version)]


def lineage(article: Article) -> Lineage:
    """All versions of the story; one query."""
    rows = Revision.objects.filter(article=article).order_by("number").values_list(*COLUMNS)
    versions = [Version(*row[:-1], name=row[-1] or "") for row in rows]
    return descent(versions, head=article.head_id)


def descent(versions: Iterable[Version], *, head: int) -> Lineage:
    """The line these versions make, oldest first, with this one as the working copy."""
    by_key = {version.pk: version for version in versions}
    joins = {version.merge_parent_id: version for version in by_key.values() if version.is_merge}
    return Lineage(by_key, by_key[head], {key: version for key, version in joins.items() if key is not None})
