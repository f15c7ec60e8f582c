"""Holding the rows an action is about to change."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from articles.models import Article, Schedule
from newsroom.clock import NewsroomNow
from newsroom.refusals import Refused


class NoSuchStory(Refused):
    """The story does not exist, or not for this person: the two look the same."""

    status = 404


#: What a move reads of a story, fetched with the lock.
WITH_THE_LOCK = ("head__section__parent", "live__section__parent", "approval", "created_by")

#: What the clock's moves read. Its abilities hang on no section of the live text: those columns would be read in vain.
WITH_THE_CLOCK = ("article__head__section__parent", "article__approval")


def lock_article(article_id: int, *, actor: Actor) -> Article:
    """The article, held until the transaction ends; its `now` is the newsroom's time when that began.

    The clock sees every story; a person only those visible to them, else `NoSuchStory`.
    """
    # The lock is taken by the bare key. With a join the row falls out of the answer when its head was moved
    # while the lock was waited for: the story would seem to be gone just because somebody else saved it.
    list(Article.objects.filter(pk=article_id).select_for_update().values_list("pk"))
    rows = Article.objects.all() if actor.is_clock else Article.objects.visible_to(actor)
    held = _with_all_a_move_reads(rows).filter(pk=article_id).first()
    if held is None:
        raise NoSuchStory(_("There is no such story."))
    return held


def read_held(article_id: int) -> Article:
    """The article as it is now, with all a move reads; its lock is the caller's.

    Always a statement after the lock's: while a lock is waited for, what was joined to that one grows old.
    """
    return _with_all_a_move_reads(Article.objects.all()).get(pk=article_id)


FIRST_FREE = """
SELECT array_position(%(keys)s::bigint[], schedule.id) - 1 AS place
FROM articles_article AS story JOIN articles_schedule AS schedule ON schedule.article_id = story.id
WHERE schedule.id = ANY(%(keys)s) AND story.state = 'scheduled'
ORDER BY place LIMIT 1
FOR UPDATE OF story SKIP LOCKED
"""


def lock_first_free(schedules: Sequence[int]) -> int | None:
    """The place of the first of these schedules whose article nobody holds and which is scheduled: it is held now.

    None where there is no such one. What else is read of a story is read in a later statement, as ever.
    """
    with connection.cursor() as cursor:
        cursor.execute(FIRST_FREE, {"keys": list(schedules)})
        found = cursor.fetchone()
    return found[0] if found else None


def claim_schedule(rows: QuerySet[Schedule]) -> Schedule | None:
    """The one of `rows` that nobody else holds, held, with its article as it is now; that lock is the caller's."""
    rows = rows.order_by().select_related(*WITH_THE_CLOCK).annotate(now=NewsroomNow())
    row = next(iter(rows.select_for_update(of=("self",), skip_locked=True)), None)
    if row is not None:
        row.article.now = row.now
    return row


def _with_all_a_move_reads(rows):
    return rows.select_related(*WITH_THE_LOCK).annotate(now=NewsroomNow())
