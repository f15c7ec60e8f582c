"""Pages about the paper itself: who makes it, how to reach it, what the law asks it to say."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.clock import NewsroomNow


class StandingPageQuerySet(models.QuerySet):
    def in_order(self):
        return self.order_by("edition", "position", "title", "id")


class StandingWords(models.Model):
    """What such a page says, and where it is offered."""

    slug = models.SlugField(_("slug"), max_length=80)
    title = models.CharField(_("title"), max_length=120)
    body = models.TextField(_("text"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    in_foot = models.BooleanField(_("in the foot of every page"), default=True)
    is_public = models.BooleanField(_("readers see it"), default=True)

    class Meta:
        abstract = True


class StandingPage(StandingWords):
    """A page of one edition as it stands now; `version` counts its changes and `StandingVersion` keeps each."""

    edition = models.CharField(
        _("edition"), max_length=2, choices=[("fr", _("French")), ("en", _("English"))]
    )
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(db_default=NewsroomNow())

    objects = StandingPageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page about the paper")
        verbose_name_plural = _("pages about the paper")
        constraints = [models.UniqueConstraint(fields=["edition", "slug"], name="standing_page_slug")]

    def __str__(self) -> str:
        return self.title


class StandingVersion(StandingWords):
    """One line of an append-only log: what the page said in one version, and who wrote it."""

    page = models.ForeignKey(StandingPage, models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=NewsroomNow())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "version"], name="standing_version_once")]

    def __str__(self) -> str:
        return f"{self.title} v{self.version}"
