"""Sections, nested two deep, with a name and a slug per edition language, and who serves them."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

#: First path segments that belong to the site itself. A section's slug is never one of them: the constraint below
#: says so to the database, and a test compares the list with the URLconf.
RESERVED_SEGMENTS = (
    ".well-known",
    "about",
    "accounts",
    "admin",
    "api",
    "archive",
    "atom.xml",
    "authors",
    "corrections",
    "desk",
    "en",
    "feed",
    "feed.json",
    "fr",
    "healthz",
    "latest",
    "media",
    "news-sitemap.xml",
    "oembed",
    "opensearch.xml",
    "readyz",
    "robots.txt",
    "search",
    "sitemap.xml",
    "static",
    "topics",
)


class Genre(models.TextChoices):
    """What the stories of a section are, as search engines tell kinds of journalism apart."""

    NEWS = "news", _("News")
    OPINION = "opinion", _("Opinion")
    REPORTAGE = "reportage", _("Reportage")


class SectionQuerySet(models.QuerySet):
    def top(self):
        return self.filter(parent=None)

    def in_order(self):
        return self.order_by(F("parent__position").asc(nulls_first=True), "position", "id")

    def served_by(self, user):
        """Sections the person has a duty in, subsections of those included."""
        return self.filter(Q(duties__user=user) | Q(parent__duties__user=user)).distinct()


class Section(models.Model):
    """A section of the newspaper. A subsection's parent is a top section; there is no third level."""

    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="subsections",
        verbose_name=_("top section"),
    )
    genre = models.CharField(
        _("kind of stories"),
        max_length=9,
        choices=Genre.choices,
        blank=True,
        help_text=_("What search engines are told its stories are. Empty: as the top section, else news."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    name_en = models.CharField(_("name in English"), max_length=60)
    name_fr = models.CharField(_("name in French"), max_length=60)
    slug_en = models.SlugField(_("slug in English"), max_length=60)
    slug_fr = models.SlugField(_("slug in French"), max_length=60)
    shows_changes = models.BooleanField(
        _("readers may see what changed"),
        default=False,
        help_text=_(
            "Each story has a page with its published versions and their differences; subsections too."
        ),
    )
    shows_hands = models.BooleanField(
        _("readers may see who wrote and who approved"),
        default=False,
        help_text=_("Below the text, by name; in subsections too."),
    )

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "slug_en"], name="section_slug_en", nulls_distinct=False
            ),
            models.UniqueConstraint(
                fields=["parent", "slug_fr"], name="section_slug_fr", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=~Q(slug_en__in=RESERVED_SEGMENTS) & ~Q(slug_fr__in=RESERVED_SEGMENTS),
                name="section_slug_is_not_reserved",
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="section_is_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.name_en

    def clean(self) -> None:
        if self.parent and self.parent.parent_id:
            raise ValidationError({"parent": _("Sections are nested two deep: choose a top section.")})
        if self.parent and self.pk and self.subsections.exists():
            raise ValidationError({"parent": _("This section has subsections, so it stays at the top.")})

    def name(self, language: str) -> str:
        return self.name_fr if language == "fr" else self.name_en

    def slug(self, language: str) -> str:
        return self.slug_fr if language == "fr" else self.slug_en

    @property
    def holds_opinion(self) -> bool:
        """Whether its stories are what people think: there the name of who signs comes first."""
        return self.kind_of_stories() == Genre.OPINION

    def kind_of_stories(self) -> str:
        """The section's own genre, else that of the section above it, else news."""
        return self.genre or (self.parent.genre if self.parent else "") or Genre.NEWS

    def top(self) -> "Section":
        """The section whose slug stands in a story's address."""
        return self.parent or self

    @property
    def tells_changes(self) -> bool:
        """Whether readers may compare the published versions of its stories."""
        return self.shows_changes or bool(self.parent and self.parent.shows_changes)

    @property
    def tells_hands(self) -> bool:
        """Whether readers are told whose hands its stories went through."""
        return self.shows_hands or bool(self.parent and self.parent.shows_hands)

    def is_same_or_under(self, ids) -> bool:
        return self.pk in ids or self.parent_id in ids


class SectionDuty(models.Model):
    """A person serves a section: their role's abilities count there, and in its subsections."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="duties", verbose_name=_("person")
    )
    section = models.ForeignKey(Section, models.CASCADE, related_name="duties", verbose_name=_("section"))

    class Meta:
        verbose_name = _("section duty")
        verbose_name_plural = _("section duties")
        constraints = [models.UniqueConstraint(fields=["user", "section"], name="one_duty_per_section")]

    def __str__(self) -> str:
        return f"{self.user} · {self.section}"
