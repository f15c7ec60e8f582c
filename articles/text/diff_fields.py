"""What changed in the fields around the body: headline, section, bylines and the rest, as rows of a table."""

from collections.abc import Mapping
from dataclasses import dataclass

from articles.text.tokens import tokenise
from articles.text.word_diff import Segment, compare_tokens


@dataclass(frozen=True)
class FieldChange:
    """A field whose text differs: both texts, and the words that turn one into the other."""

    name: str
    old: str
    new: str
    segments: tuple[Segment, ...]


def changed_fields(old: Mapping[str, str], new: Mapping[str, str]) -> list[FieldChange]:
    """A row for each field that differs, in the order of the new side; a missing field is an empty one.

    The caller says each value in words (a section's name, a date as written), so that the row can be read.
    """
    names = [*new, *(name for name in old if name not in new)]
    return [
        _row(name, old.get(name, ""), new.get(name, ""))
        for name in names
        if old.get(name, "") != new.get(name, "")
    ]


def _row(name: str, old: str, new: str) -> FieldChange:
    """One row."""
    return FieldChange(name, old, new, compare_tokens(tokenise(old), tokenise(new)))
