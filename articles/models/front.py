"""What the newsroom has set on its front pages by hand: pinned stories, and the breaking bar."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom.clock import NewsroomNow

#: Places of the front page in the order they rank, the lead first; the picture story is set wide below them.
RANKED = ("lead", "second-1", "second-2", "second-3", "third-1", "third-2")
PICTURE = "picture"
PLACES = (*RANKED, PICTURE)


class FrontPage(models.Model):
    """One edition's front page as the desk holds it. `version` moves with every change made by hand.

    The bar's `breaking_id` is the story it leads to: while readers do not see that, they do not see the bar.
    """

    edition = models.CharField(max_length=2, unique=True)
    version = models.PositiveIntegerField(default=0)
    breaking = models.CharField(_("breaking news"), max_length=140, blank=True)
    breaking_id = models.BigIntegerField(null=True)
    breaking_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    breaking_at = models.DateTimeField(null=True)
    breaking_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def __str__(self) -> str:
        return self.edition


class FrontPlaceQuerySet(models.QuerySet):
    def of(self, edition: str):
        """The edition's pins that have not run out."""
        return self.filter(Q(until=None) | Q(until__gt=NewsroomNow()), edition=edition)


class FrontPlace(models.Model):
    """A story that somebody pinned into a place. It keeps the place while it is withdrawn, and shows nothing then."""

    edition = models.CharField(max_length=2)
    place = models.CharField(max_length=12)
    article_id = models.BigIntegerField()
    pinned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pinned_at = models.DateTimeField(db_default=NewsroomNow())
    until = models.DateTimeField(null=True)

    objects = FrontPlaceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "place"], name="one_story_a_place"),
            models.UniqueConstraint(fields=["edition", "article_id"], name="one_place_a_story"),
            models.CheckConstraint(condition=Q(place__in=PLACES), name="front_place_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.edition} {self.place}"
