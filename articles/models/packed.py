"""A column of whole numbers in a row, a few bytes each (`articles.text.packing`)."""

from collections.abc import Iterable

from django.db import models

from articles.text.packing import pack, unpack


class PackedIntegers(models.Field):
    """A list of whole numbers, in its order. It cannot be searched; in SQL `newsroom_unpacked(column)` reads it."""

    def db_type(self, connection) -> str:
        return "bytea"

    def from_db_value(self, value, expression, connection) -> list[int] | None:
        return None if value is None else unpack(bytes(value))

    def get_prep_value(self, value: Iterable[int] | None) -> bytes | None:
        return None if value is None else pack(value)
