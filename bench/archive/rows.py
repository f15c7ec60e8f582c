"""A decided story as the rows the verbs would have left, of every table a public page or the desk reads."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.db import models

from articles.actions.live_rows import COPIED
from articles.models import (
    Address,
    Approval,
    Article,
    Author,
    LiveStory,
    Publication,
    Revision,
    Section,
    Topic,
    Withdrawal,
)
from articles.models.live_story import BRIEF, CORRECTED
from articles.models.publication import shown_lines
from articles.models.revision import PLAIN_FIELDS, Importance
from articles.pages import surrogates
from articles.pages.dates import newsroom_day
from articles.pages.notes import ABOVE
from articles.text.blocks import count_words, plain
from articles.text.content import HASH_SCHEME, Content, content_hash
from articles.workflow.states import ChangeKind, State
from bench.archive.cabinet import Cabinet
from bench.archive.stories import Told
from tests.cast import Cast

WRITTEN_BEFORE = timedelta(hours=2)
REASON = "A name was wrong."


@dataclass
class Keys:
    """The next free key of each table whose rows others name."""

    article: int
    revision: int

    def next_revision(self) -> int:
        self.revision += 1
        return self.revision - 1


@dataclass
class Rows:
    """Rows by table, in the order they may be written in."""

    cast: Cast
    cabinet: Cabinet
    keys: Keys
    by_table: dict[type[models.Model], list] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.sections: dict[int, Section] = {each.pk: each for each in self.cabinet.sections}
        self.authors: dict[int, Author] = {each.pk: each for each in self.cabinet.authors}
        self.topics: dict[int, Topic] = {
            each.pk: each for shelf in self.cabinet.shelves.values() for each in shelf.topics
        }

    def put(self, row: models.Model) -> None:
        self.by_table[type(row)].append(row)

    def tell(self, told: Told) -> None:
        """All rows of one story: written, approved, published, and changed or withdrawn where it was."""
        pk = self.keys.article + told.number
        first = self._revision(pk, told, told.first, 1, None, told.at - WRITTEN_BEFORE)
        last = first
        path = f"{told.section.top().slug(told.first.language)}/{newsroom_day(told.at):%Y/%m/%d}/{told.first.slug}"
        self.put(Address(edition=told.first.language, path=path, article_id=pk, made_at=told.at))
        log = [self._publication(pk, told, first, path, Publication.Kind.FIRST, told.at)]
        if told.change:
            last = self._revision(pk, told, told.change, 2, first, told.changed_at - timedelta(hours=1))
            log.append(self._publication(pk, told, last, path, Publication.Kind.CHANGE, told.changed_at))
        self.put(self._article(pk, told, last, log))
        if told.is_withdrawn:
            self._publication(pk, told, last, path, Publication.Kind.WITHDRAWAL, told.changed_at)
            self.put(
                Withdrawal(
                    article_id=pk,
                    reason=REASON,
                    headline=last.headline,
                    at=told.changed_at,
                    by=self.cast.chip,
                )
            )
        else:
            self.put(self._live(pk, told, last, log, path))

    def _article(self, pk: int, told: Told, last: Revision, log: list[Publication]) -> Article:
        return Article(
            pk=pk,
            state=(State.WITHDRAWN if told.is_withdrawn else State.PUBLISHED).value,
            head_id=last.pk,
            live_id=None if told.is_withdrawn else last.pk,
            created_by=self.cast.rita,
            created_at=told.at - WRITTEN_BEFORE,
            first_published_at=told.at,
            content_version=last.number,
            publication_version=len(log) + told.is_withdrawn,
            last_number=last.number,
            last_block_id=len(told.keys),
            moved_at=told.changed_at,
        )

    def _revision(
        self, pk: int, told: Told, content: Content, number: int, parent: Revision | None, at: datetime
    ) -> Revision:
        """With its approval, which the publication ended."""
        row = Revision(
            pk=self.keys.next_revision(),
            article_id=pk,
            number=number,
            parent=parent,
            made_by=self.cast.rita,
            made_at=at,
            why="created" if parent is None else "saved",
            body_ids=list(range(1, len(told.keys) + 1)),
            body_blocks=told.keys,
            words=parent.words if parent else count_words(content.body),
            content_hash=content_hash(content),
            hash_scheme=HASH_SCHEME,
            byline_ids=list(content.byline_ids),
            topic_ids=list(content.topic_ids),
            related_ids=list(content.related_ids),
            **{name: getattr(content, name) for name in PLAIN_FIELDS},
        )
        self.put(row)
        self.put(
            Approval(
                article_id=pk,
                revision=row,
                content_hash=row.content_hash,
                hash_scheme=HASH_SCHEME,
                by=self.cast.chip,
                at=at,
                edition=content.language,
                top_section=told.section.top(),
                slug=told.first.slug,
                ended_at=at + WRITTEN_BEFORE,
                ended_why=Approval.Ended.PUBLISHED,
            )
        )
        return row

    def _publication(
        self, pk: int, told: Told, revision: Revision, path: str, kind: str, at: datetime
    ) -> Publication:
        told_of_change = kind == Publication.Kind.CHANGE
        row = Publication(
            article_id=pk,
            revision=revision,
            kind=kind,
            at=at,
            by=self.cast.chip,
            edition=revision.language,
            path=path,
            change_kind=revision.change_kind if told_of_change else "",
            note=revision.change_note if told_of_change else "",
            reason=REASON if kind == Publication.Kind.WITHDRAWAL else "",
            keys=surrogates.of_publication(
                pk,
                revision.language,
                newsroom_day(told.at),
                section_ids={told.section.pk, told.section.top().pk},
                topic_ids=revision.topic_ids,
                author_ids=revision.byline_ids,
            ),
        )
        self.put(row)
        return row

    def _live(self, pk: int, told: Told, last: Revision, log: list[Publication], path: str) -> LiveStory:
        content = told.content
        signed = [self.authors[key] for key in content.byline_ids]
        about = [self.topics[key] for key in content.topic_ids]
        is_told = ChangeKind(log[-1].change_kind).is_told_to_readers
        notes = [_as_note(log[-1])] if log[-1].note and is_told else []
        return LiveStory(
            article_id=pk,
            revision_id=last.pk,
            version=len(log),
            edition=content.language,
            path=path,
            section=told.section,
            top_section=told.section.top(),
            body=content.body,
            plain=plain(content.body),
            bylines=[{"name": author.name, "slug": author.slug, "kind": author.kind} for author in signed],
            author_ids=list(content.byline_ids),
            topics=[{"name": topic.name, "slug": topic.slug} for topic in about],
            topic_ids=list(content.topic_ids),
            related_ids=list(content.related_ids),
            notes=notes,
            marks=_marks(content.importance, notes),
            versions_shown=len(shown_lines(log)),
            change_kind=log[-1].change_kind,
            words=last.words,
            first_published_at=told.at,
            updated_at=told.changed_at if is_told else told.at,
            live_since=log[-1].at,
            **{name: getattr(content, name) for name in COPIED},
        )


def _marks(importance: int, notes: list[dict]) -> list[str]:
    is_corrected = any(note["kind"] in ABOVE for note in notes)
    return [BRIEF] * (importance == Importance.BRIEF) + [CORRECTED] * is_corrected


def _as_note(line: Publication) -> dict:
    at = line.at.astimezone(UTC).isoformat()
    return {"id": None, "kind": line.change_kind, "text": line.note, "zone": "", "at": at}
