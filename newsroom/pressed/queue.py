"""What is to be pressed, on disk, most important first: a file for each path in its rank's folder."""

import os
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import NamedTuple

#: From what must be there at once to what can wait for everything else.
RANKS = range(7)


class Asked(NamedTuple):
    """A path that was asked for, and the file that says so."""

    path: str
    place: str


class PressQueue:
    """The queue below one directory. Asking twice is asking once; safe for any number of processes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for rank in RANKS:
            (root / str(rank)).mkdir(parents=True, exist_ok=True)

    def ask_for(self, path: str, *, rank: int) -> None:
        """The path is to be pressed; those of a lower rank come first."""
        (self.root / str(rank) / _name(path)).write_text(path)

    def first(self, count: int) -> list[Asked]:
        """The next ones, at most so many."""
        return list(islice(self._in_order(), count))

    def take(self, asked: Asked) -> None:
        """It is asked for no longer, under this rank."""
        _unlink(asked.place)

    def is_done(self, path: str) -> None:
        """The path is asked for no longer, under any rank."""
        for rank in RANKS:
            _unlink(f"{self.root}/{rank}/{_name(path)}")

    def count(self) -> int:
        return sum(1 for rank in RANKS for _entry in os.scandir(self.root / str(rank)))

    def _in_order(self) -> Iterator[Asked]:
        for rank in RANKS:
            for entry in os.scandir(self.root / str(rank)):
                with suppress(OSError):
                    yield Asked(Path(entry.path).read_text(), entry.path)


def _name(path: str) -> str:
    return blake2b(path.encode(), digest_size=12).hexdigest()


def _unlink(place: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(place)
