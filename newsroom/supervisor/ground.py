"""The servers a command stands on: those the environment names, else our own, shared by all who need them."""

import fcntl
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO

from newsroom.embedded.place import make, place_for
from newsroom.embedded.postgres import Postgres
from newsroom.embedded.redis import EmbeddedRedis
from newsroom.env import Environment
from newsroom.supervisor.child import Child
from newsroom.supervisor.say import say, step
from newsroom.trouble import Trouble

Server = Postgres | EmbeddedRedis

START_PATIENCE = 60.0


class Ground:
    """The embedded servers of one var directory, which whoever leaves last stops; who dies has left."""

    def __init__(self, var_dir: Path, *, throwaway: bool = False) -> None:
        self.var_dir = make(var_dir)
        self.logs = make(var_dir / "log")
        self.throwaway = throwaway
        self.children: dict[str, Child] = {}
        self.servers: list[Server] = []
        self.holding: IO[str] | None = None

    def needed(self) -> list[Server]:
        """The servers for which the environment names no other."""
        if os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"):
            return []
        place = place_for(self.var_dir)
        if place.root != self.var_dir:
            say(f"{self.var_dir} is closed to PostgreSQL's user {place.user}: the data is in {place.root}")
        everyone: list[Server] = [Postgres(place, throwaway=self.throwaway), EmbeddedRedis(place)]
        return [server for server in everyone if not os.environ.get(server.variable)]

    def enter(self) -> None:
        """Every needed server answers and the environment names it."""
        self.holding = hold(self.var_dir / "servers.lock", fcntl.LOCK_SH)
        with hold(self.var_dir / "start.lock", fcntl.LOCK_EX):
            for server in self.servers:
                self.raise_up(server)
        os.environ.update({server.variable: server.url for server in self.servers})

    def raise_up(self, server: Server) -> None:
        """The server answers: found running, or started now; raises Trouble with the end of its log."""
        if found := server.running():
            self.children[server.name] = Child.adopt(found)
        else:
            server.prepare()
            self.start(server)
        deadline = time.monotonic() + START_PATIENCE
        while not server.is_ready():
            if time.monotonic() > deadline:
                raise Trouble(
                    f"{server.name} does not start. The end of {self.log(server)}:\n{self.last_words(server)}"
                )
            if not self.children[server.name].is_alive:
                # A killed predecessor may hold the shared memory a moment longer.
                time.sleep(0.5)
                self.start(server)
            time.sleep(0.1)

    def start(self, server: Server) -> None:
        self.children[server.name] = Child.start(server.command(), log=self.log(server), **server.options())

    def leave(self) -> None:
        """Our servers are stopped, unless another command still stands on them; then it will stop them."""
        with hold(self.var_dir / "start.lock", fcntl.LOCK_EX):
            if self.holding:
                self.holding.close()
            try:
                last = hold(self.var_dir / "servers.lock", fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            with last:
                for server in self.servers:
                    child = self.children.get(server.name)
                    if child:
                        child.ask_to_stop(server.stop_signal)
                for child in self.children.values():
                    child.end()

    def log(self, server: Server) -> Path:
        return self.logs / f"{server.name.lower()}.log"

    def last_words(self, server: Server) -> str:
        return "\n".join(self.log(server).read_text(errors="replace").splitlines()[-15:])


@contextmanager
def stand_on_servers(
    *, start: bool = True, throwaway: bool = False, say_so: bool = False
) -> Iterator[Ground | None]:
    """Inside, the environment names a secret key and, if they are to start, servers that answer."""
    var_dir = Environment().VAR_DIR
    if throwaway:
        var_dir /= "test"
        os.environ["VAR_DIR"] = str(var_dir)
    environment = Environment()
    if not environment.secret_key:
        keep_secret_key(make(environment.VAR_DIR))
    if not start:
        yield None
        return
    ground = Ground(environment.VAR_DIR, throwaway=throwaway)
    try:
        ground.servers = ground.needed()
        with step("PostgreSQL and Redis") if say_so and ground.servers else nullcontext():
            ground.enter()
        yield ground
    finally:
        ground.leave()


def keep_secret_key(var_dir: Path) -> None:
    """A secret key lies in the var directory, for its owner alone; made once, by whoever comes first."""
    kept = var_dir / "secret_key"
    draft = var_dir / f"secret_key.{os.getpid()}"
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(64))
    try:
        os.link(draft, kept)
    except FileExistsError:
        return
    finally:
        draft.unlink()


def hold(path: Path, how: int) -> IO[str]:
    """The lock, until the file is closed or the process ends."""
    file = path.open("a")
    try:
        fcntl.flock(file, how)
    except BlockingIOError:
        file.close()
        raise
    return file
