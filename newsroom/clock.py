"""The newsroom's clock is PostgreSQL's, plus an offset that only tests and the demo may set."""

from datetime import UTC, datetime, timedelta

from django.core.exceptions import ImproperlyConfigured
from django.db import connection, models
from django.db.backends.signals import connection_created


class NewsroomNow(models.Func):
    """`newsroom_now()` in SQL: the start of the transaction, as the newsroom sees it."""

    function = "newsroom_now"
    arity = 0
    output_field = models.DateTimeField()


def newsroom_now() -> datetime:
    """The time that counts, aware, in UTC; asks the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT newsroom_now()")
        return cursor.fetchone()[0].astimezone(UTC)


def set_clock_offset(offset: timedelta) -> None:
    """Moves this database session's clock; for tests and the demo alone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('newsroom.clock_offset', %s, false)", [f"{offset.total_seconds()} seconds"]
        )


def refuse_moved_clocks() -> None:
    """From now on a database session that lives in another time is refused; for web and workers."""
    connection_created.connect(_refuse_moved_clock, dispatch_uid="newsroom.clock")


def _refuse_moved_clock(*, connection, **_signal) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('newsroom.clock_offset', true)")
        offset = cursor.fetchone()[0]
    if offset:
        connection.close()
        raise ImproperlyConfigured(
            f"newsroom.clock_offset is {offset!r} in the settings of this database or role: stories would go "
            "out at the wrong time. Only tests and the demo may move the clock, for their own session."
        )
