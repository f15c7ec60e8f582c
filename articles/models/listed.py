"""Where live stories are listed beside their own row: kept by the database, in the transaction that writes the row."""

from collections.abc import Iterable

from django.db import models

from articles.models.live_story import LIST_LESS, NEWEST_FIRST, LiveStory


class ListedQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by(*NEWEST_FIRST)

    def with_bodies(self):
        """As `for_lists`, and with what the stories say."""
        return self.select_related("article").defer("article__plain", "article__search")

    def for_lists(self):
        """With their stories, as a list shows those; `stories_of` takes them out."""
        return self.select_related("article").defer(*(f"article__{name}" for name in LIST_LESS))


class Listed(models.Model):
    """A live story's place in one list, in the columns its own row has.

    No code writes it: triggers on `LiveStory` do, so that none can forget.

    An array in the story's row finds a list's stories but gives them no order, and the newest thirty of twenty
    thousand would cost twenty thousand.
    """

    edition = models.CharField(max_length=2)
    first_published_at = models.DateTimeField()
    article = models.ForeignKey(
        "articles.LiveStory",
        models.DO_NOTHING,
        db_index=False,
        db_constraint=False,
        related_name="+",
    )

    objects = ListedQuerySet.as_manager()

    class Meta:
        abstract = True


def stories_of(rows: Iterable[LiveStory | Listed]) -> list[LiveStory]:
    """The stories themselves, whether the list is of them or of their places."""
    return [row.article if isinstance(row, Listed) else row for row in rows]


class LiveTopic(Listed):
    """A live story under one of its topics."""

    pk = models.CompositePrimaryKey("topic_id", "edition", "first_published_at", "article_id")
    topic_id = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["article"], name="live_topic_story")]

    def __str__(self) -> str:
        return f"story {self.article_id} about topic {self.topic_id}"


class LiveByline(Listed):
    """A live story under one of those who signed it."""

    pk = models.CompositePrimaryKey("author_id", "edition", "first_published_at", "article_id")
    author_id = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["article"], name="live_byline_story")]

    def __str__(self) -> str:
        return f"story {self.article_id} signed by author {self.author_id}"


class LiveMonth(models.Model):
    """When the stories of an edition that a month of the newsroom's first brought last changed.

    `month` is its first day. A month that is empty again stays. Kept by triggers on `LiveStory`.
    """

    pk = models.CompositePrimaryKey("edition", "month")
    edition = models.CharField(max_length=2)
    month = models.DateField()
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.edition} {self.month:%Y-%m}"
