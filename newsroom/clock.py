"""The newsroom's clock is PostgreSQL's, plus an offset that only tests and the demo may set."""

from datetime import UTC, datetime, timedelta

from django.db import connection, models


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
        cursor.execute("SELECT set_config('newsroom.clock_offset', %s, false)", [f"{offset.total_seconds()} seconds"])
