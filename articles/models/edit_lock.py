"""Edit locks: advice about who is writing, with a token that fences off whoever was before."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import models

from newsroom.clock import NewsroomNow

#: A lock not renewed for this long is anybody's.
LOCK_SPAN = timedelta(seconds=60)


class EditLockQuerySet(models.QuerySet):
    def has_passed(self, article_id: int, fence: int | None, *, tab: UUID | None) -> bool:
        """Whether somebody wrote under a newer token than this one since; a tab is not fenced off by itself."""
        if fence is None:
            return False
        newer = self.filter(article_id=article_id, token__gt=fence)
        return (newer.exclude(tab=tab) if tab else newer).exists()


class EditLock(models.Model):
    """Who writes in a story, in which tab. The row stays when the lock lapses, so that `token` only ever grows.

    A save under an older token never becomes the head: its tab slept while somebody else took over.
    """

    article = models.OneToOneField("articles.Article", models.CASCADE, related_name="edit_lock")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    tab = models.UUIDField()
    token = models.PositiveBigIntegerField()
    taken_at = models.DateTimeField(db_default=NewsroomNow())
    renewed_at = models.DateTimeField(db_default=NewsroomNow())

    objects = EditLockQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.article} held by {self.person}"
