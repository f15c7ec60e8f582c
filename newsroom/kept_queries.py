"""A query that is asked for every page, put into SQL once: writing it costs Django more than PostgreSQL's answer.

    @kept
    def live_at(edition: str, path: str) -> QuerySet[LiveStory]:
        return LiveStory.objects.filter(edition=edition, path=path)

    live_at("fr", "sport/2026/11/28/match")  # a list of LiveStory

What the function does may depend on its arguments only by handing them to the query as values: it is called once for
each shape they have (their types, and how many values a sequence holds), with stand-ins that say where each belongs.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators

Row = TypeVar("Row", bound=Model)
Value = str | int | datetime

#: Where no value of ours lies.
FIRST_MOMENT = datetime(1, 2, 3, tzinfo=UTC)
LOWEST = -(2**62)


def kept(build: Callable[..., QuerySet[Row]]) -> Callable[..., list[Row]]:
    """The rows the queryset would give for these arguments: strings, whole numbers, moments, and sequences of them."""
    written: dict[tuple, _Written] = {}

    @wraps(build)
    def rows(*given: Value | Sequence[Value]) -> list[Row]:
        shape = tuple(_shape(each) for each in given)
        if shape not in written:
            try:
                written[shape] = _Written(build, shape)
            except EmptyResultSet:
                # Django sees that nothing can match, as among no keys at all, and asks nobody either.
                return []
        return written[shape].rows([value for each in given for value in _flat(each)])

    return rows


class _Written:
    """The SQL of one shape, where its values go, and how its rows become models."""

    def __init__(self, build: Callable[..., QuerySet], shape: tuple) -> None:
        stand_ins, arguments = [], []
        for kind, count in shape:
            several = [_stand_in(kind, len(stand_ins) + place) for place in range(count or 0)]
            one = several if count is not None else _stand_in(kind, len(stand_ins))
            arguments.append(one)
            stand_ins += several if count is not None else [one]
        queryset = build(*arguments)
        compiler = queryset.query.get_compiler(connection=connection)
        self.sql, said = compiler.as_sql()
        # A stand-in is known again by its value; whatever else is said is the query's own.
        self.said = [(stand_ins.index(one), None) if one in stand_ins else (None, one) for one in said]
        self._read_models(compiler)

    def _read_models(self, compiler) -> None:
        info = compiler.klass_info
        start, end = info["select_fields"][0], info["select_fields"][-1] + 1
        self.compiler, self.own = compiler, slice(start, end)
        self.model = info["model"]
        self.names = [column[0].target.attname for column in compiler.select[start:end]]
        self.converters = compiler.get_converters([column[0] for column in compiler.select])
        self.related = get_related_populators(info, compiler.select, connection.alias)
        self.annotated = list(compiler.annotation_col_map.items())

    def rows(self, values: list[Value]) -> list:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, [own if place is None else values[place] for place, own in self.said])
            found = cursor.fetchall()
        if self.converters:
            found = self.compiler.apply_converters(found, self.converters)
        models = []
        for row in found:
            made = self.model.from_db(connection.alias, self.names, row[self.own])
            for populator in self.related:
                populator.populate(row, made)
            for name, column in self.annotated:
                setattr(made, name, row[column])
            models.append(made)
        return models


def _shape(given: Any) -> tuple[type, int | None]:
    if isinstance(given, list | tuple):
        return (type(given[0]) if given else int), len(given)
    return type(given), None


def _flat(given: Any) -> Sequence[Value]:
    return given if isinstance(given, list | tuple) else (given,)


def _stand_in(kind: type, place: int) -> Value:
    """A value of that type nobody asks for, another for each place."""
    if kind is str:
        return f"\ue000{place}"
    return FIRST_MOMENT + timedelta(days=place) if kind is datetime else LOWEST - place
