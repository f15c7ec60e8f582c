"""The readers' own table: one row per live story, with all that a public page or list says of it."""

from datetime import UTC, datetime

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q

from articles.models.section import Section

NEWEST_FIRST = ("-first_published_at", "-article_id")
#: How a stored body spells them (`text.pictured`).
GALLERY, LARGE = "<figure data-gallery", ' data-size="wide"'

#: What a story can be looked for by, besides its words: `marks` holds those that are so.
CORRECTED, PICTURES, VIDEO, SOUND, BRIEF = "corrected", "pictures", "video", "sound", "brief"
KINDS = (PICTURES, VIDEO, SOUND, CORRECTED, BRIEF)
#: Columns that only a story's own page shows.
LIST_LESS = ("body", "plain", "search", "files")

#: The months of the newsroom's archive a story belongs to, as the index of words has them: `months_of`.
WHEN = Func(
    F("edition"),
    F("first_published_at"),
    F("section"),
    F("top_section"),
    function="newsroom_when",
    output_field=ArrayField(models.BigIntegerField()),
)

#: What searches have to read through beside the index, until it is worked in: some thirty stories.
PENDING_KB = 256


def month_key(edition: str, month: int, section: Section | None = None) -> int:
    """What `newsroom_when` says of a story of that month (UTC, years times 12 plus months from 0), in the section."""
    return (month * 2 + (edition == "fr") << 32) + (section.pk if section else 0)


def month_number(at: datetime) -> int:
    """The month of an aware moment in UTC, as `month_key` counts them."""
    year, month = at.astimezone(UTC).timetuple()[:2]
    return year * 12 + month - 1


def month_start(month: int) -> datetime:
    """The first moment of the month that `month_number` counts so."""
    return datetime(month // 12, month % 12 + 1, 1, tzinfo=UTC)


class LiveStoryQuerySet(models.QuerySet):
    def in_edition(self, edition: str):
        return self.filter(edition=edition)

    def in_section(self, section):
        """In the section, or in one of its subsections."""
        return self.filter(Q(section=section) | Q(top_section=section))

    def corrected(self):
        """Those about which a correction or a clarification had to be said."""
        return self.filter(marks__contains=[CORRECTED])

    def set_in_pictures(self):
        """Stories that a front page can set wide: a gallery or a large figure, and a lead picture."""
        return self.filter(is_set_in_pictures=True)

    def newest_first(self):
        return self.order_by(*NEWEST_FIRST)

    def before(self, moment, article_id: int):
        """What follows a keyset boundary in the newest-first order.

        The first condition says nothing the others do not, but it is the one an index begins at.
        """
        return self.filter(
            Q(first_published_at__lt=moment) | Q(first_published_at=moment, article_id__lt=article_id),
            first_published_at__lte=moment,
        )

    def with_bodies(self):
        """Without the columns that only searches read."""
        return self.defer("plain", "search")

    def for_lists(self):
        """Without the columns that only a story's own page shows."""
        return self.defer(*LIST_LESS)

    def for_rails(self):
        """What a line of a rail says, and nothing else."""
        return self.only("article_id", "edition", "path", "headline", "first_published_at")


class LiveStory(models.Model):
    """A projection of an article's live pointer, written in the transaction that moves it. It decides nothing.

    `bylines` is a list of {"name", "slug", "kind"}, `topics` of {"name", "slug"}, `notes` of {"kind", "text", "at",
    "zone"} with `at` in ISO 8601. `lead` is the lead picture as the revision has it; `pictures` holds what its page
    needs to know of each picture, under the picture's number, `files` of each video, sound and document. `plain` is
    the body without markup. `updated_at` moves for real updates only. `is_set_in_pictures` says that there is a
    lead picture, and a gallery or a large figure in the text. `hands` is {"wrote": [names], "approved": name},
    the latter empty where nobody approved before it went out; `versions_shown` counts the versions readers have had
    since the story first came out, or since it came back after a withdrawal. `translation_id` is the story's partner
    in the other edition, live or not: readers are told of it while it is. `carries_ads`: neither the desk, nor a topic,
    nor the story's sensitivity keeps advertising off its page.
    """

    article_id = models.BigIntegerField(primary_key=True)
    revision_id = models.BigIntegerField()
    version = models.PositiveIntegerField()
    edition = models.CharField(max_length=2)
    path = models.CharField(max_length=300)
    section = models.ForeignKey("articles.Section", models.PROTECT, related_name="+")
    top_section = models.ForeignKey("articles.Section", models.PROTECT, related_name="+")
    headline = models.CharField(max_length=500)
    kicker = models.CharField(max_length=120, blank=True)
    standfirst = models.TextField(blank=True)
    dateline = models.CharField(max_length=120, blank=True)
    body = models.TextField()
    plain = models.TextField()
    lead = models.JSONField(null=True)
    pictures = models.JSONField(default=dict)
    files = models.JSONField(default=dict)
    bylines = models.JSONField(default=list)
    author_ids = ArrayField(models.BigIntegerField(), default=list)
    topics = models.JSONField(default=list)
    topic_ids = ArrayField(models.BigIntegerField(), default=list)
    related_ids = ArrayField(models.BigIntegerField(), default=list)
    translation_id = models.BigIntegerField(null=True)
    notes = models.JSONField(default=list)
    marks = ArrayField(models.CharField(max_length=10), default=list)
    hands = models.JSONField(default=dict)
    versions_shown = models.PositiveIntegerField(default=1)
    change_kind = models.CharField(max_length=13, blank=True)
    carries_ads = models.BooleanField(default=True)
    importance = models.PositiveSmallIntegerField()
    seo_title = models.CharField(max_length=180, blank=True)
    seo_description = models.CharField(max_length=320, blank=True)
    words = models.PositiveIntegerField()
    first_published_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    live_since = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    expiry_reason = models.TextField(blank=True)
    search = models.GeneratedField(
        expression=Func(
            F("edition"),
            F("headline"),
            F("standfirst"),
            F("plain"),
            F("kicker"),
            function="newsroom_vector",
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    is_set_in_pictures = models.GeneratedField(
        expression=Q(lead__isnull=False) & (Q(body__contains=GALLERY) | Q(body__contains=LARGE)),
        output_field=models.BooleanField(),
        db_persist=True,
    )

    objects = LiveStoryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["edition", "-first_published_at", "-article_id"], name="live_latest"),
            models.Index(
                fields=["edition", "top_section", "-first_published_at", "-article_id"],
                name="live_by_top_section",
            ),
            models.Index(
                fields=["edition", "section", "-first_published_at", "-article_id"], name="live_by_section"
            ),
            models.Index("expires_at", name="live_expiring", condition=Q(expires_at__isnull=False)),
            models.Index(
                fields=["edition", "-first_published_at", "-article_id"],
                name="live_in_pictures",
                condition=Q(is_set_in_pictures=True),
            ),
            GinIndex(fields=["marks"], name="live_marks"),
            models.Index(
                fields=["edition", "-updated_at", "-article_id"],
                name="live_corrected",
                condition=Q(marks__contains=[CORRECTED]),
            ),
            # Words and months in one index: a common word costs what its newest months hold, in any archive.
            GinIndex("search", WHEN, name="live_words", gin_pending_list_limit=PENDING_KB),
        ]
        constraints = [models.UniqueConstraint(fields=["edition", "path"], name="live_path")]

    def __str__(self) -> str:
        return self.headline
