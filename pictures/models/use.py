"""Where pictures are used, as those who use them tell."""

from django.db import models


class UseQuerySet(models.QuerySet):
    def live(self):
        return self.filter(is_live=True)

    def by(self, owner: str):
        return self.filter(owner=owner)


class Use(models.Model):
    """One picture in one shape where `owner` shows it.

    `owner` is the name the user of the picture goes by ("article:12"), `title` and `address` are what the desk reads
    and follows. `is_live`: readers see it there. A picture in a live text that its draft still holds has two rows.
    """

    picture = models.ForeignKey("pictures.Picture", models.PROTECT, related_name="uses")
    owner = models.CharField(max_length=60)
    title = models.CharField(max_length=500, blank=True)
    address = models.CharField(max_length=300, blank=True)
    is_live = models.BooleanField(default=False)
    shape_text = models.CharField(max_length=80)
    role = models.CharField(max_length=8, default="body")

    objects = UseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["picture", "owner", "is_live", "shape_text", "role"], name="one_use_of_a_shape"
            )
        ]
        indexes = [models.Index(fields=["owner"], name="use_by_owner")]

    def __str__(self) -> str:
        return f"picture {self.picture_id} in {self.owner}"
