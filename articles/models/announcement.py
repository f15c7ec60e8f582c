"""What readers' pages must follow besides publications: names, the front page, advertising, pages about the paper."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.clock import NewsroomNow
from newsroom.xid import CurrentXid, XidField


class Announcement(models.Model):
    """One line of an append-only log: what changed, and the keys of the pages made from it (`pages.surrogates`)."""

    what = models.CharField(_("change"), max_length=40)
    keys = ArrayField(models.CharField(max_length=100))
    at = models.DateTimeField(_("announced on"), db_default=NewsroomNow())
    xid = XidField(db_default=CurrentXid())

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        indexes = [models.Index(fields=["xid"], name="announcement_xid")]

    def __str__(self) -> str:
        return self.what
