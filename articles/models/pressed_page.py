"""Which public pages have been kept anywhere, and what they were made from."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q


class PressedPage(models.Model):
    """An address whose page was kept once; a page store may have it. `keys` as `pages.surrogates` spells them.

    `until` is when time alone makes the newest page wrong. It decides nothing: without the rows pages are pressed anew.
    """

    path = models.CharField(max_length=400, primary_key=True)
    keys = ArrayField(models.CharField(max_length=100))
    until = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            GinIndex(fields=["keys"], name="pressed_page_keys", fastupdate=False),
            models.Index(fields=["until"], name="pressed_page_until", condition=Q(until__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.path
