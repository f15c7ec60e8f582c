"""What the readers' side remembers beside the stories: their words, and how many came out on which day."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F


class NewsWord(models.Model):
    """A word some story told readers, in one edition: a guess at what somebody meant, until a search confirms it.

    `word` is folded (no accents, small letters), `spelling` as it was written; `slips` is the word and all that is
    left of it when one letter is dropped (`articles.text.spelling`).
    """

    edition = models.CharField(max_length=2)
    word = models.CharField(max_length=40)
    spelling = models.CharField(max_length=40)
    slips = ArrayField(models.CharField(max_length=40))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "word"], name="news_word_once")]
        indexes = [GinIndex(fields=["slips"], name="news_word_slips")]

    def __str__(self) -> str:
        return self.spelling


class LogPlace(models.Model):
    """How far a follower of the publication log has read: what the snapshot `seen` sees is behind it."""

    follower = models.CharField(max_length=20, primary_key=True)
    #: The first sees nothing.
    seen = models.TextField(default="1:1:")

    def __str__(self) -> str:
        return self.follower


class DayTally(models.Model):
    """Stories live of a day of first publication, as a sum of rows: a trigger on the readers' table adds one for
    every change, so that two publications never wait for each other; `actions.tallies` folds them together.
    """

    edition = models.CharField(max_length=2)
    day = models.DateField()
    stories = models.IntegerField()

    class Meta:
        indexes = [models.Index(F("edition"), F("day"), name="day_tally", include=["stories"])]

    def __str__(self) -> str:
        return f"{self.day}: {self.stories:+}"
