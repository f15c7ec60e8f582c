"""House ads: what the paper says for itself and its friends, where its pages keep room for it."""

from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

#: Ours, from the root, or somebody's over a safe connection: never a script, never mixed content.
LINK = r"^(https://[^\s/]+|/)(?![/\\])\S*$"


#: Columns of a picture that no page says anything of, and that may be long.
NOT_SHOWN = ("picture__said", "picture__caption", "picture__alt", "picture__rights_note", "picture__search")


class HouseAdQuerySet(models.QuerySet):
    def to_come_or_running(self, edition: str, now: datetime):
        """Those of the edition that are on, now or at a time to come, with their pictures."""
        mine = self.filter(Q(ends=None) | Q(ends__gt=now), is_on=True, edition__in=("", edition))
        return mine.select_related("picture").defer(*NOT_SHOWN).order_by("pk")

    def over(self, now: datetime):
        """Those whose time has passed."""
        return self.filter(ends__lte=now).order_by("pk")


class HouseAd(models.Model):
    """A picture, a headline and words, or both, leading somewhere. `slots` are names of `articles.pages.ads.SLOTS`.

    `shape_text` is the cut of the picture when the ad was last kept. An empty `edition` is both. It runs from
    `starts` until `ends`, where they are set, while it `is_on`. Of two ads of a slot the one of twice the weight
    stands on twice the pages.
    """

    name = models.CharField(_("name"), max_length=80, unique=True)
    picture = models.ForeignKey(
        "pictures.Picture",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("number of the picture in the library"),
    )
    shape_text = models.CharField(max_length=80, blank=True, editable=False)
    alt = models.CharField(_("alternative text"), max_length=250, blank=True)
    headline = models.CharField(_("headline"), max_length=80, blank=True)
    words = models.CharField(_("words"), max_length=200, blank=True)
    link = models.CharField(_("link"), max_length=300)
    edition = models.CharField(
        _("edition"),
        max_length=2,
        blank=True,
        choices=[("", _("both")), ("fr", "français"), ("en", "English")],
    )
    slots = ArrayField(models.CharField(max_length=20), verbose_name=_("slots"))
    starts = models.DateTimeField(_("from"), null=True, blank=True)
    ends = models.DateTimeField(_("until"), null=True, blank=True)
    weight = models.PositiveSmallIntegerField(_("weight"), default=1)
    is_on = models.BooleanField(_("on"), default=False)

    objects = HouseAdQuerySet.as_manager()

    class Meta:
        verbose_name = _("house ad")
        verbose_name_plural = _("house ads")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(link__regex=LINK), name="house_ad_leads_somewhere_safe"),
            models.CheckConstraint(condition=Q(weight__gte=1), name="house_ad_weighs_something"),
            models.CheckConstraint(
                condition=(Q(picture__isnull=False) & ~Q(alt="")) | (Q(picture=None) & ~Q(headline="")),
                name="house_ad_says_something",
            ),
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(starts__lt=models.F("ends")),
                name="house_ad_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name
