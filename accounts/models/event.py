from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.clock import NewsroomNow
from newsroom.xid import CurrentXid, XidField


class EventQuerySet(models.QuerySet["Event"]):
    def about(self, subject: models.Model) -> "EventQuerySet":
        """What was done to this object, oldest first."""
        return self.filter(about_type=subject._meta.label_lower, about_id=subject.pk).order_by("id")

    def unchained(self) -> "EventQuerySet":
        return self.filter(link=None)


class Event(models.Model):
    """One thing somebody did. Append-only: a database trigger refuses change and deletion."""

    at = models.DateTimeField(_("at"), db_default=NewsroomNow())
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("person")
    )
    actor_name = models.CharField(_("name at the time"), max_length=150)
    verb = models.CharField(_("what was done"), max_length=60)
    about_type = models.CharField(_("kind of object"), max_length=100)
    about_id = models.BigIntegerField(_("number of the object"))
    detail = models.JSONField(_("detail"), default=dict, encoder=DjangoJSONEncoder)
    # The transaction that wrote the row: a follower reads only those no running transaction can precede.
    xid = XidField(db_default=CurrentXid())

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-id"]
        indexes = [models.Index(fields=["about_type", "about_id", "id"], name="event_about")]

    def __str__(self) -> str:
        return f"{self.actor_name}: {self.verb} {self.about_type} {self.about_id}"


class AuditLink(models.Model):
    """An event's place in the hash chain; append-only too."""

    position = models.PositiveBigIntegerField(unique=True)
    event = models.OneToOneField(Event, models.PROTECT, related_name="link")
    previous_hash = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.position}: {bytes(self.hash).hex()[:12]}"
