"""Mail that must go out, written in the transaction that makes it true."""

from django.db import models
from django.db.models import Q

from newsroom.clock import NewsroomNow


class OutboxQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(sent_at=None, attempts__lt=Outbox.MOST_ATTEMPTS).order_by("id")


class Outbox(models.Model):
    """One message to one person: `kind` names its template, `context` holds plain values for it."""

    MOST_ATTEMPTS = 8

    kind = models.CharField(max_length=40)
    to = models.EmailField()
    language = models.CharField(max_length=2)
    context = models.JSONField(default=dict)
    made_at = models.DateTimeField(db_default=NewsroomNow())
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["id"], name="outbox_waiting", condition=Q(sent_at=None))]

    def __str__(self) -> str:
        return f"{self.kind} → {self.to}"
