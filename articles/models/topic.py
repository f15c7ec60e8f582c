"""Topics: what stories are about, in the language of their edition."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.Model):
    language = models.CharField(_("language"), max_length=2, choices=[("en", "English"), ("fr", "français")])
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=80)
    intro = models.TextField(_("introduction"), blank=True)
    key_story_id = models.BigIntegerField(
        _("key story, by its number"),
        null=True,
        blank=True,
        help_text=_("It stands above the list while readers see it."),
    )

    without_ads = models.BooleanField(_("its stories carry no advertising"), default=False)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["language", "slug"], name="topic_slug"),
            models.UniqueConstraint(fields=["language", "name"], name="topic_name"),
        ]

    def __str__(self) -> str:
        return self.name
