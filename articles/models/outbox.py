"""Mail that must go out, written in the transaction that makes it true."""

from datetime import timedelta

from django.db import models
from django.db.models import DurationField, ExpressionWrapper, F, Q, Value
from django.db.models.functions import Power

from newsroom.clock import NewsroomNow

#: A letter is tried at once, then after three quarters of a minute, four minutes, a quarter of an hour, an
#: hour, four hours, most of a day and three days: (4 ** attempts - 1) quarters of a minute.
PAUSE = timedelta(seconds=15)


class OutboxQuerySet(models.QuerySet):
    def waiting(self):
        """Letters to be tried now: not sent, and their pause since the last attempt over."""
        pause = ExpressionWrapper(
            (Power(4.0, F("attempts")) - 1.0) * Value(PAUSE), output_field=DurationField()
        )
        return self.filter(
            sent_at=None, attempts__lt=Outbox.MOST_ATTEMPTS, made_at__lte=NewsroomNow() - pause
        ).order_by("id")


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
