"""Blocks: paragraphs, crossheads, lists, quotes and tables, stored once however many revisions hold them."""

from django.db import models


class BlockQuerySet(models.QuerySet):
    def by_id(self, ids) -> dict[int, "Block"]:
        """The blocks with these ids, one query; the hash they are stored under is not read."""
        return {block.pk: block for block in self.filter(pk__in=set(ids)).only("kind", "html")}


class Block(models.Model):
    """A piece of body text, named by the SHA-256 of its content. Insert-only, by trigger as well."""

    hash = models.BinaryField(max_length=32, unique=True)
    kind = models.CharField(max_length=12)
    html = models.TextField()

    objects = BlockQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
