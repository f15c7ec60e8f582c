"""Where stories are found, and what is said where they were withdrawn."""

from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q, TextField, Value

from newsroom.clock import NewsroomNow

#: The last segment of the path; written exactly so in the index that finds it.
SLUG = Func(F("path"), Value("/"), Value(-1), function="split_part", output_field=TextField())


class AddressQuerySet(models.QuerySet):
    def at(self, edition: str, path: str):
        return self.filter(edition=edition, path=path)

    def within(self, edition: str, segment: str, slug: str):
        """Those below this first segment that end in the slug, of whatever day."""
        ending = self.alias(slug=SLUG).filter(edition=edition, slug=slug)
        return ending.filter(path__startswith=f"{segment}/")


class Address(models.Model):
    """A path within an edition, such as `politics/2026/11/23/slug`. Written once, never recomputed or reused.

    One address per article is current; the others answer 301 to it.
    """

    edition = models.CharField(max_length=2)
    path = models.CharField(max_length=300)
    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="addresses")
    is_current = models.BooleanField(default=True)
    made_at = models.DateTimeField(db_default=NewsroomNow())

    objects = AddressQuerySet.as_manager()

    class Meta:
        indexes = [models.Index("edition", SLUG, name="address_slug")]
        constraints = [
            models.UniqueConstraint(fields=["edition", "path"], name="address_once"),
            models.UniqueConstraint(
                fields=["article"], condition=Q(is_current=True), name="one_current_address"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}/{self.path}"


class WithdrawalQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(ended_at=None)


class Withdrawal(models.Model):
    """Readers are told `reason` at every address the story ever had, until it is published again."""

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="withdrawals")
    reason = models.TextField()
    headline = models.CharField(max_length=500)
    at = models.DateTimeField(db_default=NewsroomNow())
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article"], condition=Q(ended_at=None), name="one_withdrawal_in_force"
            )
        ]

    def __str__(self) -> str:
        return f"withdrawal of article {self.article_id}"
