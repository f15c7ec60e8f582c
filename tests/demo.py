"""The demo newspaper for tests: made once a run, and copied for whoever needs it.

Making it takes as long as hundreds of tests, most of it for drawing pictures; a copy of the database and of the files
takes a second.
"""

import fcntl
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.test import TestCase, override_settings

from newsroom.shelves import PRIVATE
from tests.site import SECRET_KEY, Site, create_database, drop_database, has_database, name_of, orm_on

#: Names this run to all its testers, which are processes of their own.
RUN = "DEMO_RUN"


def begin_run() -> None:
    """Testers started from now on share one demo newspaper."""
    os.environ.setdefault(RUN, secrets.token_hex(4))


def end_run() -> None:
    """Nothing is left of this run's demo newspaper, if anybody needed it."""
    if _place().exists():
        drop_database(os.environ["DATABASE_URL"], _name())
        shutil.rmtree(_place())


def copy_demo(name: str, folder: Path) -> str:
    """A database of this name with the demo newspaper, its URL; the files that go with it are in the folder."""
    server = os.environ["DATABASE_URL"]
    with _alone():
        if not has_database(server, _name()):
            _make(server)
        url = create_database(server, name, template=_name())
    shutil.copytree(_place() / "site", folder, dirs_exist_ok=True)
    return url


class OnTheDemo(TestCase):
    """Tests on a copy of the demo newspaper, each undone after it."""

    @classmethod
    def setUpClass(cls) -> None:
        cls.enterClassContext(_standing_on_a_copy())
        super().setUpClass()


@contextmanager
def _standing_on_a_copy() -> Iterator[None]:
    """This process's ORM and its private files are those of a copy that ends with it."""
    server = os.environ["DATABASE_URL"]
    with tempfile.TemporaryDirectory() as place:
        url = copy_demo(f"{_name()}_{os.getpid()}", Path(place))
        storages = {
            kind: {**backend, "OPTIONS": {**backend["OPTIONS"], "location": Path(place) / kind}}
            for kind, backend in settings.STORAGES.items()
            if kind in PRIVATE
        }
        try:
            # The names of drawn pictures are made with the key.
            with override_settings(STORAGES=settings.STORAGES | storages, SECRET_KEY=SECRET_KEY), orm_on(url):
                yield
        finally:
            drop_database(server, name_of(url))


def _make(server: str) -> None:
    """Made under another name first: a database of the run's name is whole."""
    half = f"{_name()}_half"
    with Site(_place() / "site", create_database(server, half)) as site:
        site.manage("migrate", "--verbosity", "0")
        site.manage("seed_demo")
        site.manage("collectstatic", "--noinput", "--verbosity", "0")
    create_database(server, _name(), template=half)
    drop_database(server, half)


@contextmanager
def _alone() -> Iterator[None]:
    """One tester at a time; who waits finds it made."""
    _place().mkdir(exist_ok=True)
    with (_place() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _place() -> Path:
    return Path(tempfile.gettempdir()) / f"newsroom-demo-{os.environ[RUN]}"


def _name() -> str:
    return f"{name_of(os.environ['DATABASE_URL'])}_demo_{os.environ[RUN]}"
