"""What a story says, wherever it was read from: the readers' row, or any revision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from articles.models import Author, LiveStory, Revision, Section, Topic
from articles.models.revision import note_as_json
from articles.pages.ads import may_carry_ads
from articles.workflow.states import ChangeKind


@dataclass(frozen=True, kw_only=True)
class StoryFacts:
    """What a story says, wherever it was read from. `people`, `topics`, `notes`, `hands`, `lead`, `pictures` and
    `files` are as in `LiveStory`.

    `published_at` is None for what readers never had; `is_live` says whether this very text is theirs.
    """

    article_id: int
    edition: str
    is_live: bool
    section: Section | None
    path: str
    headline: str
    kicker: str
    standfirst: str
    dateline: str
    body: str
    lead: dict | None
    pictures: dict
    files: dict
    people: Sequence[dict]
    topics: Sequence[dict]
    notes: Sequence[dict]
    related_ids: Sequence[int]
    translation_id: int | None
    words: int
    carries_ads: bool
    seo_title: str
    seo_description: str
    hands: dict
    versions_shown: int
    published_at: datetime | None
    updated_at: datetime | None

    @classmethod
    def from_live(cls, live: LiveStory) -> "StoryFacts":
        same = {name: getattr(live, name) for name in SAME_IN_BOTH}
        return cls(
            article_id=live.article_id,
            edition=live.edition,
            is_live=True,
            path=live.path,
            body=live.body,
            lead=live.lead,
            pictures=live.pictures,
            files=live.files,
            people=live.bylines,
            topics=live.topics,
            notes=live.notes,
            translation_id=live.translation_id,
            carries_ads=live.carries_ads,
            hands=live.hands,
            versions_shown=live.versions_shown,
            published_at=live.first_published_at,
            updated_at=live.updated_at,
            **same,
        )

    @classmethod
    def from_revision(cls, revision: Revision) -> "StoryFacts":
        """The same facts of any revision but those of its pictures and files; reads its blocks, authors and topics."""
        same = {name: getattr(revision, name) for name in SAME_IN_BOTH}
        content = revision.content()
        authors = Author.objects.in_bulk(content.byline_ids)
        topics = Topic.objects.in_bulk(content.topic_ids)
        signed = [authors[key] for key in content.byline_ids if key in authors]
        return cls(
            article_id=revision.article_id,
            edition=revision.language,
            is_live=False,
            path="",
            body=content.body,
            lead=content.lead.as_json() if content.lead else None,
            pictures={},
            files={},
            people=[{"name": author.name, "slug": author.slug, "kind": author.kind} for author in signed],
            topics=[_as_topic(topics[key]) for key in content.topic_ids if key in topics],
            notes=[note_as_json(note) for note in content.notes] + _note_of_change(revision),
            translation_id=revision.article.translation_id,
            carries_ads=may_carry_ads(
                without=revision.article.without_ads,
                sensitive=revision.sensitive,
                topics_without=[topic.without_ads for topic in topics.values()],
            ),
            hands={},
            versions_shown=0,
            published_at=revision.article.first_published_at,
            updated_at=None,
            **same,
        )


SAME_IN_BOTH = (
    "section",
    "headline",
    "kicker",
    "standfirst",
    "dateline",
    "related_ids",
    "words",
    "seo_title",
    "seo_description",
)


def _as_topic(topic: Topic) -> dict:
    return {"name": topic.name, "slug": topic.slug}


def _note_of_change(revision: Revision) -> list[dict]:
    """The note readers will be given when this change goes out; it has no time yet."""
    if revision.change_note and ChangeKind(revision.change_kind).is_told_to_readers:
        return [
            {"id": None, "kind": revision.change_kind, "text": revision.change_note, "at": None, "zone": ""}
        ]
    return []
