"""PostgreSQL transaction ids in rows, so that a log can be followed without losing a late commit."""

from typing import Any

from django.db import models


class XidField(models.Field):
    """A full 64-bit transaction id (`xid8`), an int in Python."""

    def db_type(self, connection: Any) -> str:
        return "xid8"

    def from_db_value(self, value: str | int | None, expression: Any, connection: Any) -> int | None:
        return None if value is None else int(value)

    def get_prep_value(self, value: Any) -> str | None:
        # PostgreSQL casts text to xid8, but no number.
        value = super().get_prep_value(value)
        return str(value) if isinstance(value, int) else value


class CurrentXid(models.Func):
    """The id of the transaction this statement runs in."""

    function = "pg_current_xact_id"
    arity = 0
    output_field = XidField()


class OldestRunningXid(models.Func):
    """Every transaction below this id is over: rows that carry a lower one are all there."""

    template = "pg_snapshot_xmin(pg_current_snapshot())"
    arity = 0
    output_field = XidField()


class Snapshot(models.Func):
    """Which transactions this statement sees, as text: what a later one sees and this one does not came since."""

    template = "pg_current_snapshot()::text"
    arity = 0
    output_field = models.TextField()
