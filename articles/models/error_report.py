"""Errors that readers tell us of, until somebody on the desk has dealt with each."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom.clock import NewsroomNow


class ErrorReportQuerySet(models.QuerySet):
    def open(self):
        return self.filter(done_at=None)

    def since(self, moment):
        return self.filter(at__gte=moment)


class ErrorReport(models.Model):
    """What a reader says is wrong in a story as it stood, `revision_id` being the version they read.

    `sender` is a salted hash of where it came from, of use for a day only: it bounds how much one place can send. The
    reader's own address is not kept; `email` is there only where they gave it.
    """

    article = models.ForeignKey(
        "articles.Article", models.PROTECT, related_name="error_reports", verbose_name=_("article")
    )
    revision_id = models.BigIntegerField()
    passage = models.TextField(_("passage"), blank=True)
    message = models.TextField(_("message"))
    email = models.EmailField(_("e-mail"), blank=True)
    at = models.DateTimeField(_("sent on"), db_default=NewsroomNow())
    sender = models.CharField(max_length=32)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    done_note = models.TextField(blank=True)

    objects = ErrorReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("error report")
        verbose_name_plural = _("error reports")
        indexes = [
            models.Index(fields=["at"], name="error_report_at"),
            models.Index(fields=["at"], name="error_report_open", condition=Q(done_at=None)),
            models.Index(fields=["-done_at"], name="error_report_done", condition=Q(done_at__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None, done_note="")
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="error_report_done_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"error report on article {self.article_id}"
