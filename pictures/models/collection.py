"""Collections: pictures laid together for a story, a day, a subject."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.clock import NewsroomNow


class Collection(models.Model):
    """A name under which pictures lie together; a picture may be in several."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("made on"), db_default=NewsroomNow())

    class Meta:
        verbose_name = _("collection")
        verbose_name_plural = _("collections")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
