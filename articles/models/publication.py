"""The publication log, and the reviews an urgent publication owes."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.workflow.states import CHANGE_CHOICES
from newsroom.clock import NewsroomNow
from newsroom.xid import CurrentXid, XidField


class PublicationQuerySet(models.QuerySet):
    def of(self, article_id):
        return self.filter(article_id=article_id).order_by("-id")


class Publication(models.Model):
    """One line of the append-only log of what readers were given and when. A schedule has at most one line."""

    class Kind(models.TextChoices):
        FIRST = "first", _("Published")
        CHANGE = "change", _("Changed")
        AGAIN = "again", _("Published again")
        WITHDRAWAL = "withdrawal", _("Withdrawn")

    article = models.ForeignKey(
        "articles.Article", models.PROTECT, related_name="publications", verbose_name=_("article")
    )
    revision = models.ForeignKey(
        "articles.Revision", models.PROTECT, related_name="+", db_index=False, verbose_name=_("version")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    at = models.DateTimeField(_("published on"), db_default=NewsroomNow())
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name=_("published by"),
    )
    schedule = models.OneToOneField(
        "articles.Schedule", models.PROTECT, null=True, related_name="publication"
    )
    edition = models.CharField(_("edition"), max_length=2)
    path = models.CharField(_("address"), max_length=300)
    change_kind = models.CharField(_("kind of change"), max_length=13, choices=CHANGE_CHOICES, blank=True)
    note = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    is_urgent = models.BooleanField(_("urgent"), default=False)
    due_at = models.DateTimeField(_("due on"), null=True)
    #: Which public pages are made from what changed: `pages.surrogates`.
    keys = ArrayField(models.CharField(max_length=100), default=list)
    xid = XidField(db_default=CurrentXid())

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        indexes = [
            models.Index(fields=["-at"], name="publication_at"),
            models.Index(fields=["xid"], name="publication_xid"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of article {self.article_id}"

    @property
    def late_by(self):
        """How long after its time the clock brought it out, or None without a schedule."""
        return self.at - self.due_at if self.due_at else None


def shown_lines(log: Iterable["Publication"]) -> list["Publication"]:
    """Of a story's log, oldest first, the lines that gave readers what they may still be shown.

    Nothing from before a withdrawal: a text that was taken down is not read again in what it was changed from.
    """
    shown: list[Publication] = []
    for line in log:
        shown = [] if line.kind == Publication.Kind.WITHDRAWAL else [*shown, line]
    return shown


class ReviewAfterQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed_at=None).order_by("opened_at")


class ReviewAfter(models.Model):
    """An urgent publication skipped the second pair of eyes: another person reads it afterwards and says so."""

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="reviews_after")
    publication = models.OneToOneField(Publication, models.PROTECT, related_name="review_after")
    reason = models.TextField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(db_default=NewsroomNow())
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)

    objects = ReviewAfterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_by=None, closed_at=None)
                | (Q(closed_at__isnull=False) & ~Q(closed_by=F("opened_by"))),
                name="review_after_by_another",
            )
        ]

    def __str__(self) -> str:
        return f"review after publication {self.publication_id}"
