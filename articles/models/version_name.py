"""Names people give to versions they want to find again."""

from django.conf import settings
from django.db import models

from newsroom.clock import NewsroomNow


class VersionName(models.Model):
    """A version's name; a version has one at most."""

    revision = models.OneToOneField("articles.Revision", models.PROTECT, related_name="version_name")
    name = models.CharField(max_length=120)
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    named_at = models.DateTimeField(db_default=NewsroomNow())

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="version_name_says_something")
        ]

    def __str__(self) -> str:
        return self.name
