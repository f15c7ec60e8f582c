"""Video, sound and documents: files that stories show or offer."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.clock import NewsroomNow


class MediaKind(models.TextChoices):
    VIDEO = "video", _("video")
    AUDIO = "audio", _("sound")
    DOCUMENT = "document", _("document")


class MediaFile(models.Model):
    """`key` names the file in the storage "originals"; `public_name` the address it has while something live uses it.

    `captions` is a WebVTT file's text, `transcript` plain text. `seconds` is how long it plays, as far as known.
    """

    kind = models.CharField(_("kind"), max_length=8, choices=MediaKind.choices)
    key = models.CharField(max_length=64, unique=True)
    public_name = models.CharField(max_length=64, unique=True)
    content_hash = models.CharField(max_length=64, unique=True)
    content_type = models.CharField(max_length=60)
    extension = models.CharField(max_length=5)
    bytes = models.PositiveBigIntegerField(_("size"))
    seconds = models.PositiveIntegerField(null=True)
    file_name = models.CharField(_("name of the file"), max_length=255, blank=True)
    title = models.CharField(_("title"), max_length=255, blank=True)
    credit = models.CharField(_("credit"), max_length=255, blank=True)
    poster = models.ForeignKey("pictures.Picture", models.PROTECT, null=True, blank=True, related_name="+")
    captions = models.TextField(_("captions"), blank=True)
    captions_language = models.CharField(max_length=2, blank=True)
    transcript = models.TextField(_("transcript"), blank=True)
    is_public = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("added on"), db_default=NewsroomNow())
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("media file")
        verbose_name_plural = _("media files")

    def __str__(self) -> str:
        return self.title or self.file_name


class MediaUse(models.Model):
    """Where a media file is shown or offered, as in `Use`."""

    file = models.ForeignKey("pictures.MediaFile", models.PROTECT, related_name="uses")
    owner = models.CharField(max_length=60)
    title = models.CharField(max_length=500, blank=True)
    address = models.CharField(max_length=300, blank=True)
    is_live = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "owner", "is_live"], name="one_use_of_a_file"),
        ]
        indexes = [models.Index(fields=["owner"], name="media_use_by_owner")]

    def __str__(self) -> str:
        return f"file {self.file_id} in {self.owner}"
