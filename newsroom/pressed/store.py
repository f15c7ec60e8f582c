"""The page store: kept pages on disk, each replaced as a whole, so that every process sees the same at once.

    site/<path>/+ -> versions/<name>           a page any server may hand out as it is (status 200)
    site/<path>/=                              one that only our layer may: another status, or headers of its own
    site/<path>/-                              what stood here before: for when nothing newer can be made
    versions/<name>/                           head.json, index.<ending> and its compressed twins
    queue/                                     paths to be pressed (`pressed.queue`)

A page changes by one rename of a link; reading a link costs two microseconds and is the whole of asking whether a page
in memory is still the one. What no link names any more is cleared away after a while.
"""

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, LOCK_SH, LOCK_UN, flock
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex

from newsroom.pressed.page import ENCODINGS, KeptPage
from newsroom.pressed.queue import PressQueue

AS_IT_IS, OURS, BEFORE = "+", "=", "-"
#: Where a path that does not end in a slash has its place, which is another than that of the path that does.
FILE = "@"
#: Seconds a version without a link is left for who is reading it.
GRACE = 60.0


class PageStore:
    """The store below one directory, made if it is not there. Safe for any number of threads and processes."""

    def __init__(self, root: Path, *, is_plain: Callable[[KeptPage], bool] = lambda _page: False) -> None:
        """`is_plain` says whether another server, which says the same of every page, may hand this one out."""
        self.root = root
        self.site, self.versions = root / "site", root / "versions"
        self.queue, self.locks = PressQueue(root / "queue"), root / "locks"
        self.is_plain = is_plain
        for folder in (self.site, self.versions, self.locks):
            folder.mkdir(parents=True, exist_ok=True)

    def version(self, path: str) -> tuple[str, str] | None:
        """The link at the path and the name of the version it says is kept, or None."""
        place = self._place(path)
        for name in (AS_IT_IS, OURS):
            link = f"{place}/{name}"
            with suppress(OSError):
                return link, os.readlink(link)
        return None

    def load(self, version: str) -> KeptPage | None:
        """The version of that name, or None when it has been cleared away."""
        folder = self.versions / os.path.basename(version)
        try:
            facts = json.loads((folder / "head.json").read_bytes())
            bodies = {}
            for encoding, ending in ENCODINGS.items():
                with suppress(FileNotFoundError):
                    bodies[encoding] = (folder / f"index.{facts['ending']}{ending}").read_bytes()
        except (OSError, ValueError):
            return None
        if "" not in bodies:
            return None
        headers = tuple((name, value) for name, value in facts["headers"])
        return KeptPage(status=facts["status"], headers=headers, bodies=bodies, until=facts["until"])

    def page(self, path: str) -> KeptPage | None:
        """The page kept at the path, or None."""
        found = self.version(path)
        return self.load(found[1]) if found else None

    def page_before(self, path: str) -> KeptPage | None:
        """What stood at the path until something it was made from changed, or None."""
        with suppress(OSError):
            return self.load(os.readlink(f"{self._place(path)}/{BEFORE}"))
        return None

    def keep(self, path: str, page: KeptPage) -> None:
        """The page stands at the path, whole, for every process. The caller holds the store (`held`)."""
        name = token_hex(12)
        folder = self.versions / name
        folder.mkdir()
        for encoding, body in page.bodies.items():
            (folder / f"index.{page.ending}{ENCODINGS[encoding]}").write_bytes(body)
        (folder / "head.json").write_bytes(page.head())
        place = self._place(path)
        os.makedirs(place, exist_ok=True)
        plain = page.status == 200 and self.is_plain(page)
        link, other = (AS_IT_IS, OURS) if plain else (OURS, AS_IT_IS)
        self._point(place, link, folder)
        _unlink(f"{place}/{other}")
        _unlink(f"{place}/{BEFORE}")
        self.queue.is_done(path)

    def set_aside(self, path: str) -> None:
        """Nothing stands at the path; what stood there is what stood before."""
        place = self._place(path)
        for link in (AS_IT_IS, OURS):
            with suppress(OSError):
                os.rename(f"{place}/{link}", f"{place}/{BEFORE}")

    def forget(self, path: str) -> None:
        """Nothing stands at the path, nor did before: it is never handed out again."""
        for link in (AS_IT_IS, OURS, BEFORE):
            _unlink(f"{self._place(path)}/{link}")

    def forget_all(self) -> None:
        """The store is empty."""
        for folder in (self.site, self.versions):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True, exist_ok=True)

    def set_all_aside(self) -> None:
        """Nothing stands anywhere; everything is what stood before."""
        for path in list(self.paths()):
            self.set_aside(path)

    def paths(self) -> Iterator[str]:
        """Every path at which a page stands."""
        for folder, folders, files in os.walk(self.site):
            links = {*folders, *files}
            if AS_IT_IS in links or OURS in links:
                path = folder[len(str(self.site)) :]
                yield path.removesuffix(f"/{FILE}") if path.endswith(f"/{FILE}") else f"{path}/"

    @contextmanager
    def held(self, *, alone: bool = False) -> Iterator[None]:
        """Pages are kept by any number at a time, and set aside by one alone."""
        with self._locked("store", LOCK_EX if alone else LOCK_SH):
            yield

    @contextmanager
    def making(self, path: str, *, patience: float) -> Iterator[bool]:
        """Whether this is the only one to make the page; False when another took longer than `patience` seconds."""
        stripe = blake2b(path.encode(), digest_size=1).hexdigest()
        with self._tried(f"making-{stripe}", patience) as alone:
            yield alone

    @contextmanager
    def following(self) -> Iterator[bool]:
        """Whether this is the one process that follows the log for this store."""
        with self._tried("follow", 0.0) as alone:
            yield alone

    def clear_up(self) -> int:
        """How many versions no link named any more and are gone."""
        named = {os.path.basename(os.readlink(link)) for link in self._links()}
        gone = 0
        for entry in os.scandir(self.versions):
            if entry.name not in named and time.time() - entry.stat().st_mtime > GRACE:
                shutil.rmtree(entry.path, ignore_errors=True)
                gone += 1
        return gone

    def _place(self, path: str) -> str:
        return f"{self.site}{path[:-1]}" if path.endswith("/") else f"{self.site}{path}/{FILE}"

    def _links(self) -> Iterator[str]:
        for folder, folders, files in os.walk(self.site):
            for name in (*folders, *files):
                if name in (AS_IT_IS, OURS, BEFORE):
                    yield f"{folder}/{name}"

    def _point(self, place: str, link: str, folder: Path) -> None:
        new = f"{place}/.{token_hex(8)}"
        os.symlink(folder, new)
        os.replace(new, f"{place}/{link}")

    @contextmanager
    def _locked(self, name: str, how: int) -> Iterator[None]:
        handle = os.open(self.locks / name, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            flock(handle, how)
            yield
        finally:
            os.close(handle)

    @contextmanager
    def _tried(self, name: str, patience: float) -> Iterator[bool]:
        handle = os.open(self.locks / name, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            yield _flocked(handle, patience)
        finally:
            with suppress(OSError):
                flock(handle, LOCK_UN)
            os.close(handle)


def _flocked(handle: int, patience: float) -> bool:
    end = time.monotonic() + patience
    while True:
        try:
            flock(handle, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                return False
            time.sleep(0.005)
        else:
            return True


def _unlink(path: str | Path) -> None:
    with suppress(FileNotFoundError, NotADirectoryError):
        os.unlink(path)
