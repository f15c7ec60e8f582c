"""Presence: which people have a story open, and who of them types."""

from datetime import timedelta

from django.conf import settings
from django.db import models

from newsroom.clock import NewsroomNow

#: Who has not been heard of for this long has gone; open tabs speak three times as often.
GONE_AFTER = timedelta(seconds=35)


#: Who typed this recently is typing.
TYPING_FOR = timedelta(seconds=15)


class PresenceQuerySet(models.QuerySet):
    def there(self):
        """Tabs that are open now, those who came first before the others."""
        return self.filter(seen_at__gt=NewsroomNow() - GONE_AFTER).order_by("since", "pk")


class Presence(models.Model):
    """One open tab; `typing_at` is when it last typed, `unsaved` whether it holds words no version has."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="presences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    tab = models.UUIDField()
    since = models.DateTimeField(db_default=NewsroomNow())
    seen_at = models.DateTimeField(db_default=NewsroomNow())
    typing_at = models.DateTimeField(null=True)
    unsaved = models.BooleanField(default=False)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "tab"], name="presence_of_tab")]
        indexes = [models.Index(fields=["seen_at"], name="presence_by_age")]

    def __str__(self) -> str:
        return f"{self.person} in {self.article}"
