"""Approvals: a reviewer said yes to one revision with one content hash."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from newsroom.clock import NewsroomNow


class Approval(models.Model):
    """Binds a revision and the hash of its content, made under a hash scheme. At most one per article is open.

    While open it reserves `slug` in its edition and top section, so that the address read is the address given.
    An urgent publication makes its own (`is_urgent`): only the second pair of eyes is skipped, never the binding.
    """

    class Ended(models.TextChoices):
        PUBLISHED = "published"
        REVISED = "revised"
        SENT_BACK = "sent_back"
        DISCARDED = "discarded"
        WITHDRAWN = "withdrawn"
        SPIKED = "spiked"

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="approvals")
    revision = models.ForeignKey("articles.Revision", models.PROTECT, related_name="approvals")
    content_hash = models.CharField(max_length=64)
    hash_scheme = models.PositiveSmallIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="approvals")
    at = models.DateTimeField(db_default=NewsroomNow())
    edition = models.CharField(max_length=2)
    top_section = models.ForeignKey("articles.Section", models.PROTECT, related_name="+", db_index=False)
    slug = models.SlugField(max_length=100, db_index=False)
    is_urgent = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=12, choices=Ended.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article"], condition=Q(ended_at=None), name="one_open_approval"),
            models.UniqueConstraint(
                fields=["edition", "top_section", "slug"],
                condition=Q(ended_at=None),
                name="slug_reserved_once",
            ),
        ]

    def __str__(self) -> str:
        return f"approval of {self.revision_id} by {self.by_id}"
