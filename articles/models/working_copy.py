"""Working copies: what one tab has typed since its last version, kept as it comes."""

from datetime import timedelta

from django.conf import settings
from django.db import models

from newsroom.clock import NewsroomNow

#: After a pause this long the words become a version.
PAUSE = timedelta(minutes=10)


_SAVED = models.Q(content_hash=models.F("base__content_hash"), typed__unread=[])


class WorkingCopyQuerySet(models.QuerySet):
    def idle(self):
        """Copies nobody has added to for a whole pause, the oldest first."""
        return self.filter(kept_at__lte=NewsroomNow() - PAUSE).order_by("kept_at")

    def of(self, person):
        return self.filter(person=person).order_by("-kept_at")

    def unsaved(self):
        """Copies that hold words, or half a word, which no version has."""
        return self.exclude(_SAVED)

    def saved(self):
        """Copies whose words the version they stand on has: they only say where the tab goes on from."""
        return self.filter(_SAVED)

    def readable(self):
        """Copies whose every field could be read, so that a version can say all they say."""
        return self.filter(typed__unread=[])


class WorkingCopy(models.Model):
    """The autosaved text of one tab, written from `base`; it moves nothing, whatever the story's state.

    `content` is the whole `Content` as JSON: a field that could not be read keeps the base's value there. `typed` has
    what the form's `fields` said, letter for letter, and the names of those `unread`. Once a version holds the words,
    the copy stands on that one: it then says where its tab goes on from. `sequence` grows with
    every autosave of the tab, so that one overtaken on its way never replaces a newer one; `fence` is the lock's token
    it was typed under.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="working_copies")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="working_copies")
    tab = models.UUIDField()
    base = models.ForeignKey("articles.Revision", models.PROTECT, related_name="+")
    content = models.JSONField()
    typed = models.JSONField()
    content_hash = models.CharField(max_length=64)
    words = models.PositiveIntegerField(default=0)
    sequence = models.PositiveBigIntegerField(default=0)
    fence = models.PositiveBigIntegerField(null=True)
    client_save_id = models.UUIDField()
    began_at = models.DateTimeField(db_default=NewsroomNow())
    kept_at = models.DateTimeField(db_default=NewsroomNow())

    objects = WorkingCopyQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "tab"], name="working_copy_of_tab")]
        indexes = [models.Index(fields=["kept_at"], name="working_copy_by_age")]

    def __str__(self) -> str:
        return f"{self.person}’s words on {self.article}"

    @property
    def is_unsaved(self) -> bool:
        return self.has_new_words or bool(self.unread)

    @property
    def has_new_words(self) -> bool:
        """Whether it says something that the version it stands on does not, besides what could not be read."""
        return self.content_hash != self.base.content_hash

    @property
    def can_be_a_version(self) -> bool:
        """Whether it has something to tell, and a version can say all of it."""
        return self.has_new_words and not self.unread

    @property
    def unread(self) -> list[str]:
        return self.typed.get("unread", [])
