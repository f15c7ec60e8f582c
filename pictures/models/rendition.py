"""Renditions: the picture drawn once for one shape, ratio, width and format."""

from django.db import models
from django.db.models import Q

from newsroom.clock import NewsroomNow


class RenditionQuerySet(models.QuerySet):
    def public(self):
        return self.filter(is_public=True)


class Rendition(models.Model):
    """A drawn file, at `<first two signs of name>/<name>.<jpg, webp or avif>` in the storage "renditions".

    `is_public` is the truth about who may have it.
    `name` is an HMAC of original, shape and recipe: nobody can guess it, and one name always holds the same bytes.
    Public copies lie below MEDIA_ROOT, follow the rows, and can be thrown away and made again.
    """

    picture = models.ForeignKey("pictures.Picture", models.CASCADE, related_name="renditions")
    name = models.CharField(max_length=64, unique=True)
    shape_text = models.CharField(max_length=80)
    ratio = models.CharField(max_length=12)
    format = models.CharField(max_length=5)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    bytes = models.PositiveIntegerField()
    is_public = models.BooleanField(default=False)
    drawn_at = models.DateTimeField(db_default=NewsroomNow())

    objects = RenditionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index("name", name="rendition_public", condition=Q(is_public=True))]

    def __str__(self) -> str:
        return f"{self.name}.{self.format}"
