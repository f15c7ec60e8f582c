"""Schedules: the row is the truth about when a story goes out."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from newsroom.clock import NewsroomNow


class ScheduleQuerySet(models.QuerySet):
    def pending(self):
        return self.filter(status=Schedule.Status.PENDING)

    def claimable(self):
        """Pending, not blocked by faults, and not backing off after one."""
        return self.pending().filter(
            Q(next_attempt_at=None) | Q(next_attempt_at__lte=NewsroomNow()), blocked_at=None
        )

    def due(self):
        return self.claimable().filter(publish_at__lte=NewsroomNow()).order_by("publish_at", "id")

    def due_within(self, span):
        """Claimable rows whose time is at most `span` (a timedelta) away."""
        return self.claimable().filter(publish_at__lte=NewsroomNow() + span).order_by("publish_at", "id")


class Schedule(models.Model):
    """An approved revision goes out at `publish_at`; `zone` and `wall_time` are what the person chose.

    Every reschedule bumps `generation`: a task made for an older one does nothing. `refused` with its reason closes a
    row a rule stopped; `blocked_at` marks one that faults stopped, until somebody says "try again".
    """

    class Status(models.TextChoices):
        PENDING = "pending", _("Pending")
        DONE = "done", _("Done")
        CANCELLED = "cancelled", _("Cancelled")
        REFUSED = "refused", _("Refused")

    article = models.ForeignKey(
        "articles.Article", models.PROTECT, related_name="schedules", verbose_name=_("article")
    )
    approval = models.ForeignKey("articles.Approval", models.PROTECT, related_name="+")
    revision = models.ForeignKey(
        "articles.Revision", models.PROTECT, related_name="+", verbose_name=_("version")
    )
    publish_at = models.DateTimeField(_("to be published on"))
    zone = models.CharField(_("time zone"), max_length=64)
    wall_time = models.CharField(_("local time"), max_length=16)
    generation = models.PositiveIntegerField(_("generation"), default=1)
    status = models.CharField(_("state"), max_length=10, choices=Status.choices, default=Status.PENDING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(null=True)
    blocked_at = models.DateTimeField(_("stopped on"), null=True)
    reason = models.TextField(blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("scheduled by")
    )
    made_at = models.DateTimeField(db_default=NewsroomNow())
    closed_at = models.DateTimeField(null=True)

    objects = ScheduleQuerySet.as_manager()

    class Meta:
        verbose_name = _("schedule")
        verbose_name_plural = _("schedules")
        indexes = [models.Index(F("publish_at"), name="schedule_pending", condition=Q(status="pending"))]
        constraints = [
            models.UniqueConstraint(
                fields=["article"], condition=Q(status="pending"), name="one_pending_schedule"
            ),
            models.CheckConstraint(
                condition=Q(status="pending", closed_at=None)
                | (~Q(status="pending") & Q(closed_at__isnull=False)),
                name="schedule_closed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"schedule {self.pk} of article {self.article_id}"
