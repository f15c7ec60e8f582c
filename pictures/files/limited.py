"""Work on files from outside, done in a process that may die of them."""

import contextlib
import json
import math
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO, Any

import structlog

from pictures.files.refusals import Unreadable

CHILD = Path(__file__).with_name("child.py")

#: How much longer a job may take than it computes.
BUSY = 3

#: Seconds between two looks at whether it has ended.
GLANCE = 0.005

#: Longer answers are not what a job says.
LONGEST_ANSWER = 1024 * 1024

#: Nothing of the newsroom's own environment goes along: it holds its secrets.
HANDED_ON = ("LD_LIBRARY_PATH",)
BARE = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "1"}

#: Where the temporary places of children lie: a name by which forgotten ones are known.
PLACES = "newsroom-child-"

log = structlog.get_logger()


def run(job: str, arguments: dict[str, Any], *, seconds: float, memory: int) -> dict[str, Any]:
    """What the job (`pictures.files.child.JOBS`) answered, within these seconds of processor time and bytes of memory.

    By the wall clock it may take `BUSY` times as long: a file is not to blame for a machine with much to do. The
    child starts in an empty directory of its own that is gone when this returns; a job writes what it makes to paths
    it is given. Raises Unreadable when the file cannot be used, whatever it did to the child, and RuntimeError when
    the child does not know the job or could not start.
    """
    with tempfile.TemporaryDirectory(prefix=PLACES) as place, tempfile.TemporaryFile() as answered:
        ended = _ended(job, arguments, place, answered, seconds=seconds, memory=memory)
        answer = _said(answered)
    if ended is None or ended == -signal.SIGXCPU:
        log.warning("picture_child_slow", job=job)
        raise Unreadable.because("too_slow")
    if answer is None:
        if ended > 0:
            raise RuntimeError(f"The limited child could not do {job!r}: it ended with {ended}.")
        log.warning("picture_child_died", job=job, signal=-ended)
        raise Unreadable.because("too_heavy" if ended == -signal.SIGKILL else "broken")
    if "done" not in answer:
        log.info("picture_refused", job=job, reason=answer.get("refused"), because=answer.get("because"))
        raise Unreadable.because(str(answer.get("refused")))
    return answer["done"]


def _ended(
    job: str, arguments: dict[str, Any], place: str, answered: IO[bytes], *, seconds: float, memory: int
) -> int | None:
    """The code with which the child ended; None when its time was up, and then nothing of it lives."""
    with tempfile.TemporaryFile() as asked:
        asked.write(json.dumps({"job": job, "arguments": arguments}).encode())
        asked.seek(0)
        child = subprocess.Popen(
            [sys.executable, "-I", "-B", str(CHILD), str(math.ceil(seconds)), str(memory)],
            stdin=asked,
            stdout=answered,
            stderr=subprocess.DEVNULL,
            cwd=place,
            env=_environment(place),
            start_new_session=True,
        )
    in_time = _ends(child.pid, within=seconds * BUSY)
    # Before its number is given back, so that nobody else is hit; and also after an honest end: what it may have
    # started does not outlive it.
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    code = child.wait()
    return code if in_time else None


def _ends(pid: int, *, within: float) -> bool:
    """Whether the child ended by itself in so many seconds; its number is still taken."""
    end = time.monotonic() + within
    while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        if time.monotonic() > end:
            return False
        time.sleep(GLANCE)
    return True


def _environment(place: str) -> dict[str, str]:
    handed = {name: os.environ[name] for name in HANDED_ON if name in os.environ}
    return {**BARE, **handed, "HOME": place, "TMPDIR": place}


def _said(answered: IO[bytes]) -> dict[str, Any] | None:
    """The answer, if there is a whole one."""
    answered.seek(0)
    written = answered.read(LONGEST_ANSWER + 1)
    if len(written) > LONGEST_ANSWER:
        return None
    try:
        answer = json.loads(written)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None
