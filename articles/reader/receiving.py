"""Taking in what readers report: bounded, whatever else is down."""

from collections.abc import Mapping
from datetime import timedelta

from django.core.cache import cache
from django.db import connection, transaction

from articles.models import ErrorReport, LiveStory
from newsroom.clock import newsroom_now

WINDOW = timedelta(minutes=10)
#: Within the window: from one address, and from everywhere together.
FROM_ONE, FROM_ALL = 5, 200

#: One report is counted and written at a time; the number only has to be nobody else's.
RECEIVING_LOCK = 0x72707274


def receive(live: LiveStory, said: Mapping[str, str], *, sender: str) -> bool:
    """Whether there was room for the report; then it is on the desk."""
    if not _cache_has_room(sender):
        return False
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [RECEIVING_LOCK])
        if not _rows_leave_room(sender):
            return False
        ErrorReport.objects.create(
            article_id=live.article_id,
            revision_id=live.revision_id,
            passage=said["passage"],
            message=said["message"],
            email=said["email"],
            sender=sender,
        )
    return True


def _cache_has_room(sender: str) -> bool:
    """A flood stops here, before it asks the database anything; while the cache is away everything passes."""
    key = f"reports:{sender}"
    cache.add(key, 0, timeout=int(WINDOW.total_seconds()))
    try:
        return cache.incr(key) <= FROM_ONE
    except ValueError:  # It ended between the two.
        return True


def _rows_leave_room(sender: str) -> bool:
    """What no cache can forget."""
    recent = ErrorReport.objects.since(newsroom_now() - WINDOW)
    from_all = list(recent.order_by("-at").values_list("sender", flat=True)[:FROM_ALL])
    return len(from_all) < FROM_ALL and from_all.count(sender) < FROM_ONE
