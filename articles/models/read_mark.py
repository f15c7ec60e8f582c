"""How far each person has read a story, so that they can ask what changed since."""

from django.conf import settings
from django.db import models

from newsroom.clock import NewsroomNow


class ReadMark(models.Model):
    """`revision` is the newest version the person has read, `before` the other one they had read before it."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    revision = models.ForeignKey("articles.Revision", models.PROTECT, related_name="+", db_index=False)
    before = models.ForeignKey(
        "articles.Revision", models.PROTECT, null=True, related_name="+", db_index=False
    )
    read_at = models.DateTimeField(db_default=NewsroomNow())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "person"], name="read_mark_once")]

    def __str__(self) -> str:
        return f"{self.person} read {self.revision}"
