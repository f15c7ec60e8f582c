"""Pictures: one original each, what its file said, what the desk says, and how it is to be cut."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from newsroom.clock import NewsroomNow
from pictures.shapes.shape import AS_IT_IS, Shape


class Licence(models.TextChoices):
    """By what right the newsroom may show it."""

    UNKNOWN = "unknown", _("not known yet")
    OWN = "own", _("our own")
    AGENCY = "agency", _("agency subscription")
    BOUGHT = "bought", _("bought")
    HANDOUT = "handout", _("handed out to the press")
    OPEN = "open", _("open licence")
    PUBLIC_DOMAIN = "public_domain", _("public domain")


class AllowedUse(models.TextChoices):
    """Where it may be shown."""

    ANY = "any", _("any story")
    ONE_STORY = "one_story", _("one story only")
    NONE = "none", _("not for publication")


class PictureQuerySet(models.QuerySet):
    def kept(self):
        """Without those in the bin."""
        return self.filter(deleted_at=None)

    def in_bin(self):
        return self.filter(deleted_at__isnull=False)

    def newest_first(self):
        return self.order_by("-added_at", "-pk")


class Picture(models.Model):
    """`key` names the original in the storage "originals"; it is random, says nothing and never changes.

    `width` and `height` are pixels of the original as it is looked at (its own orientation applied). `look` is a
    perceptual hash (64 bits, signed) by which copies are known. `said` is what the file said, under the names of
    `DESCRIBED`; the columns of these names are what the desk says. `shape` is the desk's own cut; stories that use
    the picture hold a copy of it, and of caption, alt and credit, so that what was approved is what is published.
    `tone` is the number (0 to 63) of the dominant colour's place-holder. `version` moves with every change.
    """

    key = models.CharField(max_length=64, unique=True)
    content_hash = models.CharField(_("fingerprint"), max_length=64, unique=True)
    look = models.BigIntegerField(db_index=True)
    format = models.CharField(_("format"), max_length=5)
    bytes = models.PositiveBigIntegerField(_("size"))
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    was_animated = models.BooleanField(default=False)
    tone = models.PositiveSmallIntegerField(default=0)
    file_name = models.CharField(_("name of the file"), max_length=255, blank=True)
    said = models.JSONField(default=dict)

    title = models.CharField(_("title"), max_length=255, blank=True)
    caption = models.TextField(_("caption"), blank=True)
    credit = models.CharField(_("credit"), max_length=255, blank=True)
    photographer = models.CharField(_("photographer"), max_length=255, blank=True)
    alt = models.TextField(_("alternative text"), blank=True)
    place = models.CharField(_("place"), max_length=255, blank=True)
    taken_at = models.DateTimeField(_("taken on"), null=True, blank=True)
    keywords = ArrayField(
        models.CharField(max_length=80), verbose_name=_("keywords"), default=list, blank=True
    )

    owner = models.CharField(_("owner of the rights"), max_length=255, blank=True)
    licence = models.CharField(_("licence"), max_length=13, choices=Licence.choices, default=Licence.UNKNOWN)
    allowed_use = models.CharField(
        _("allowed use"), max_length=9, choices=AllowedUse.choices, default=AllowedUse.ANY
    )
    rights_note = models.TextField(_("conditions"), blank=True)
    rights_end = models.DateTimeField(_("rights end on"), null=True, blank=True)

    shape_text = models.CharField(max_length=80, default=AS_IT_IS)

    collections = models.ManyToManyField("pictures.Collection", related_name="pictures", blank=True)
    version = models.PositiveIntegerField(default=1)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("added on"), db_default=NewsroomNow())
    deleted_at = models.DateTimeField(_("binned on"), null=True)
    deleted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    # One vector an edition's language: a library holds both, and nobody says which.
    search = models.GeneratedField(
        expression=Func(
            F("title"),
            F("caption"),
            F("alt"),
            F("credit"),
            F("photographer"),
            F("place"),
            F("keywords"),
            F("file_name"),
            function="newsroom_picture_vector",
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        indexes = [
            models.Index(fields=["-added_at", "-id"], name="picture_newest"),
            models.Index("rights_end", name="picture_rights_end", condition=Q(rights_end__isnull=False)),
            GinIndex(fields=["search"], name="picture_search"),
            GinIndex(fields=["keywords"], name="picture_keywords"),
        ]

    def __str__(self) -> str:
        return self.title or self.file_name or f"picture {self.pk}"

    @property
    def shape(self) -> Shape:
        return Shape.from_text(self.shape_text)

    def rights_ended(self, at: datetime) -> bool:
        """Whether nobody may show it at that time any more."""
        return self.rights_end is not None and self.rights_end <= at

    @property
    def facts(self) -> dict[str, Any]:
        """What readers' pages compute its addresses from (`pictures.shapes.sources.Facts`)."""
        return {"hash": self.content_hash, "width": self.width, "height": self.height, "tone": self.tone}


#: What a file may say of itself and the desk may say otherwise.
DESCRIBED = (
    "title",
    "caption",
    "credit",
    "photographer",
    "alt",
    "place",
    "taken_at",
    "keywords",
    "owner",
    "rights_note",
)
