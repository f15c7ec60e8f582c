"""What a job could do when a decoder is no longer its own master; run by a child that knows these jobs too."""

import os
import resource
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from pictures.files import child

CALLED = f"""
import sys
sys.path.insert(0, {str(child.ROOT)!r})
from pictures.files import child
from tests.pictures.files import misdeeds
child.JOBS.update({{name: (misdeeds.__name__, name) for name in misdeeds.ALL}})
child.main(int(sys.argv[1]), int(sys.argv[2]))
"""
ALL = (
    "take_memory",
    "spin",
    "sleep",
    "write_much",
    "open_much",
    "die",
    "boast",
    "leave_another",
    "look_around",
)


def take_memory() -> None:
    bytearray(2_000_000_000)


def spin() -> None:
    while True:
        pass


def sleep() -> None:
    time.sleep(600)


def write_much() -> None:
    with Path("much").open("wb") as file:
        file.writelines(bytes(1_000_000) for _piece in range(1000))


def open_much() -> None:
    with ExitStack() as kept:
        for _file in range(100):
            kept.enter_context(Path("/dev/null").open())


def die() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def boast() -> dict:
    return {"words": "x" * 3_000_000}


def leave_another(*, noted: str) -> dict:
    """Starts a process that would outlive it."""
    other = subprocess.Popen(["/bin/sleep", "600"], stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    Path(noted).write_text(str(other.pid))
    return {}


def look_around() -> dict:
    umask = os.umask(0)
    return {
        "environment": dict(os.environ),
        "place": str(Path.cwd()),
        "files": sorted(os.listdir()),
        "modules": sorted(sys.modules),
        "umask": umask,
        "core": resource.getrlimit(resource.RLIMIT_CORE)[1],
        "processor": resource.getrlimit(resource.RLIMIT_CPU)[0],
    }
