"""Revisions: full, typed, immutable snapshots of a story."""

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.models.block import Block
from articles.models.packed import PackedIntegers
from articles.models.section import Section
from articles.text.blocks import Block as TextBlock
from articles.text.blocks import join
from articles.text.content import SCHEMES, Content, Note, hash_to_compare
from articles.text.pictured import LeadPicture
from articles.workflow.states import CHANGE_CHOICES, ChangeKind
from newsroom.clock import NewsroomNow


class Importance(models.IntegerChoices):
    """How much room the story asks for on a front page."""

    BRIEF = 1, _("Brief")
    NORMAL = 2, _("Normal")
    LEAD = 3, _("Lead")


class Why(models.TextChoices):
    """The meaningful moment at which a revision was made."""

    CREATED = "created", _("created")
    SAVED = "saved", _("saved")
    RESTORED = "restored", _("restored")
    DISCARDED = "discarded", _("change discarded")
    MERGED = "merged", _("merged")
    PAUSED = "paused", _("kept after a pause")
    HANDED = "handed", _("kept when somebody else took over")


class RevisionQuerySet(models.QuerySet):
    def of(self, article_id):
        return self.filter(article_id=article_id).order_by("-number")

    def saying(self, content):
        """Those with exactly this content, under whatever scheme their hash was made."""
        says = models.Q()
        for scheme in SCHEMES:
            says |= models.Q(hash_scheme=scheme, content_hash=hash_to_compare(content, scheme=scheme))
        return self.filter(says)

    def with_people(self):
        return self.select_related("made_by", "section")


class Revision(models.Model):
    """One version of every editorial field of a story. Insert-only, by trigger as well.

    `parent` is the revision it was written from, `merge_parent` the second one of a merge, or the older one a restore
    took its words from. The body is two lists of the same length: `body_ids` (the block's id within the story, stable
    while the block is edited or moved) and `body_blocks` (keys of `Block`). Authors, topics and related stories are
    ids in the order shown. `client_save_id` is the name a browser gave the save: one sent twice is kept once.
    """

    article = models.ForeignKey(
        "articles.Article",
        models.PROTECT,
        related_name="revisions",
        db_index=False,
        db_constraint=True,
        verbose_name=_("article"),
    )
    number = models.PositiveIntegerField(_("number"))
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_index=False)
    merge_parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_index=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        db_index=False,
        verbose_name=_("written by"),
    )
    made_at = models.DateTimeField(_("written on"), db_default=NewsroomNow())
    why = models.CharField(_("occasion"), max_length=10, choices=Why.choices, default=Why.SAVED)

    language = models.CharField(_("language"), max_length=2)
    section = models.ForeignKey(
        "articles.Section", models.PROTECT, null=True, related_name="+", db_index=False
    )
    headline = models.CharField(max_length=500, blank=True)
    kicker = models.CharField(max_length=120, blank=True)
    standfirst = models.TextField(blank=True)
    body_ids = PackedIntegers(default=list)
    body_blocks = PackedIntegers(default=list)
    lead = models.JSONField(null=True)
    dateline = models.CharField(max_length=120, blank=True)
    slug = models.SlugField(max_length=100, blank=True, db_index=False)
    byline_ids = ArrayField(models.BigIntegerField(), default=list)
    topic_ids = ArrayField(models.BigIntegerField(), default=list)
    related_ids = ArrayField(models.BigIntegerField(), default=list)
    notes = models.JSONField(default=list)
    seo_title = models.CharField(max_length=180, blank=True)
    seo_description = models.CharField(max_length=320, blank=True)
    change_kind = models.CharField(max_length=13, choices=CHANGE_CHOICES, blank=True)
    change_note = models.TextField(blank=True)
    importance = models.PositiveSmallIntegerField(choices=Importance.choices, default=Importance.NORMAL)
    sensitive = models.BooleanField(default=False)
    target_length = models.PositiveIntegerField(null=True)
    deadline = models.DateTimeField(null=True)
    planned_at = models.DateTimeField(null=True)
    embargo_until = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    expiry_reason = models.TextField(blank=True)

    words = models.PositiveIntegerField(_("words"), default=0)
    content_hash = models.CharField(_("fingerprint"), max_length=64)
    hash_scheme = models.PositiveSmallIntegerField()
    client_save_id = models.UUIDField(null=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number"),
            models.UniqueConstraint(fields=["article", "id"], name="revision_of_article"),
            models.UniqueConstraint(
                fields=["client_save_id"],
                condition=models.Q(client_save_id__isnull=False),
                name="revision_of_save",
            ),
        ]

    def __str__(self) -> str:
        return f"article {self.article_id}, version {self.number}"

    @property
    def change(self) -> ChangeKind:
        return ChangeKind(self.change_kind)

    @property
    def placed_in(self) -> Section:
        """The section, of a text that is complete: approved, scheduled or live (ValueError else)."""
        if self.section is None:
            raise ValueError(f"{self} has no section")
        return self.section

    @cached_property
    def blocks(self) -> list[tuple[int, str, str]]:
        """The body as (block id, kind, html), in order; one query, once."""
        return self.paired(Block.objects.by_id(self.body_blocks))

    def paired(self, stored: dict[int, Block]) -> list[tuple[int, str, str]]:
        """The body's blocks, taken from those `stored` under their keys."""
        pairs = zip(self.body_ids, self.body_blocks, strict=True)
        return [(block_id, stored[key].kind, stored[key].html) for block_id, key in pairs]

    @property
    def body(self) -> str:
        return join([TextBlock(kind, html) for _id, kind, html in self.blocks])

    def content(self) -> Content:
        """Every editorial field as a value; reads the blocks."""
        return Content(
            body=self.body,
            lead=LeadPicture.from_json(self.lead) if self.lead else None,
            byline_ids=tuple(self.byline_ids),
            topic_ids=tuple(self.topic_ids),
            related_ids=tuple(self.related_ids),
            notes=tuple(note_from_json(note) for note in self.notes),
            **{name: getattr(self, name) for name in PLAIN_FIELDS},
        )


def read_blocks(revisions: Collection[Revision]) -> None:
    """After this the bodies of all these revisions are read; one query, however many they are."""
    stored = Block.objects.by_id(key for revision in revisions for key in revision.body_blocks)
    for revision in revisions:
        revision.blocks = revision.paired(stored)


def note_from_json(note: dict) -> Note:
    return Note(
        id=note["id"],
        kind=note["kind"],
        text=note["text"],
        at=datetime.fromisoformat(note["at"]) if note.get("at") else None,
        zone=note.get("zone", ""),
    )


def note_as_json(note: Note) -> dict:
    return {
        "id": note.id,
        "kind": note.kind,
        "text": note.text,
        "at": note.at.isoformat() if note.at else None,
        "zone": note.zone,
    }


#: Fields that are the same in `Content` and on the row.
PLAIN_FIELDS = (
    "language",
    "section_id",
    "headline",
    "kicker",
    "standfirst",
    "dateline",
    "slug",
    "seo_title",
    "seo_description",
    "change_kind",
    "change_note",
    "importance",
    "sensitive",
    "target_length",
    "deadline",
    "planned_at",
    "embargo_until",
    "expires_at",
    "expiry_reason",
)
