"""Reading the demo's stories from their files; `README.md` describes the format."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

STORIES = Path(__file__).with_name("stories")


@dataclass(frozen=True, kw_only=True)
class Change:
    """A later change to a live story: published at `at` or, where that says `review`, with an editor."""

    kind: str
    at: str
    note: str
    swaps: tuple[tuple[str, str], ...] = ()
    added: tuple[str, ...] = ()

    @property
    def is_in_review(self) -> bool:
        return self.at == "review"


@dataclass(frozen=True, kw_only=True)
class Story:
    """One file. Texts still name days as `{day-1}`; times are as written (`-2d 07:10`)."""

    key: str
    language: str
    headline: str
    section: str
    at: str
    body: str
    changes: tuple[Change, ...] = ()
    first_headline: str = ""
    kicker: str = ""
    standfirst: str = ""
    by: tuple[str, ...] = ()
    dateline: str = ""
    topics: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    translates: str = ""
    importance: int = 2
    state: str = "published"
    how: str = ""
    writer: str = ""
    editor: str = ""
    sent_back: str = ""
    reason: str = ""
    withdrawn: str = ""
    reader_note: str = ""
    seo_title: str = ""
    seo_description: str = ""
    sensitive: bool = False
    target: int | None = None
    deadline: str = ""
    planned: str = ""
    embargo: str = ""
    expires: str = ""
    expiry_reason: str = ""

    @property
    def ends_as(self) -> str:
        """The state the story is in when all that its file tells has happened."""
        return "in_review" if any(change.is_in_review for change in self.changes) else self.state


def all_stories() -> list[Story]:
    """Every story of both editions, in the order of their files' names."""
    return [read_story(path) for path in sorted(STORIES.glob("*/*.txt"))]


def read_story(path: Path) -> Story:
    """The story in this file. Raises ValueError where the file does not keep to the format."""
    head, _mark, rest = path.read_text(encoding="utf-8").partition("\n---\n")
    body, *changes = rest.split("\n=== ")
    said = {}
    for key, value in _lines(head, path):
        said[key] = READ.get(key, str)(value)
    try:
        return Story(
            key=path.stem,
            language=path.parent.name,
            body=body.strip(),
            changes=tuple(_read_change(change, path) for change in changes),
            **said,
        )
    except TypeError as fault:
        raise ValueError(f"{path.name}: {fault}") from fault


def _names(value: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in value.split(","))


READ: dict[str, Callable[[str], Any]] = {
    "by": _names,
    "topics": _names,
    "related": _names,
    "importance": int,
    "target": int,
    "sensitive": lambda value: value == "yes",
}


def _read_change(text: str, path: Path) -> Change:
    first, _newline, rest = text.partition("\n")
    kind, _space, at = first.partition(" ")
    lines = list(_lines(rest, path))
    finds = [value for key, value in lines if key == "find"]
    puts = [value for key, value in lines if key == "put"]
    return Change(
        kind=kind,
        at=at.strip(),
        note=" ".join(value for key, value in lines if key == "note"),
        swaps=tuple(zip(finds, puts, strict=True)),
        added=tuple(value for key, value in lines if key == "add"),
    )


def _lines(text: str, path: Path) -> Iterator[tuple[str, str]]:
    for line in filter(None, text.splitlines()):
        key, colon, value = line.partition(": ")
        if not colon:
            raise ValueError(f"{path.name}: “{line}” is not a “key: value” line")
        yield key, value.strip()
