"""Stories a person follows."""

from django.conf import settings
from django.db import models

from newsroom.clock import NewsroomNow


class Follow(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="follows")
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="follows")
    since = models.DateTimeField(db_default=NewsroomNow())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "article"], name="follow_once")]

    def __str__(self) -> str:
        return f"{self.user} → {self.article}"
