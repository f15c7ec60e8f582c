"""One process that is kept: started with its own log and group, found again, ended for certain."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psutil

PATIENCE = 10.0
PAUSE = 0.05
# Seconds that the system may take to end what was killed.
DEATH = 5.0


class Child:
    """A running process and all it started; made by `start` or, for one found running, by `adopt`."""

    def __init__(self, process: psutil.Process, popen: subprocess.Popen | None = None) -> None:
        self.process = process
        self.popen = popen
        self.since = time.monotonic()
        self.born = process.create_time()

    @classmethod
    def start(
        cls, command: list[str], *, log: Path, environ: Mapping[str, str] | None = None, **options: Any
    ) -> "Child":
        """The command runs in a session of its own: a Ctrl-C meant for the supervisor does not reach it."""
        with log.open("ab") as output:
            popen = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                env=dict(environ) if environ is not None else None,
                **options,
            )
        return cls(psutil.Process(popen.pid), popen)

    @classmethod
    def adopt(cls, process: psutil.Process) -> "Child":
        return cls(process)

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def is_alive(self) -> bool:
        if self.popen and self.popen.poll() is not None:
            return False
        return is_running(self.process)

    def ask_to_stop(self, sent: signal.Signals) -> None:
        """The process has been asked; it may take its time."""
        if self.is_alive:
            self.process.send_signal(sent)

    def end(self, *, patience: float = PATIENCE) -> None:
        """The process is gone, and with it everything it started: killed after `patience` seconds."""
        family = self.family()
        deadline = time.monotonic() + patience
        while self.is_alive and time.monotonic() < deadline:
            time.sleep(PAUSE)
        for member in [*family, *self.family()]:
            kill(member)
        kill_group(self.pid)
        if self.popen:
            self.popen.wait()
        psutil.wait_procs(family, timeout=DEATH)

    def family(self) -> list[psutil.Process]:
        try:
            return [self.process, *self.process.children(recursive=True)]
        except psutil.Error:
            return []


def is_running(process: psutil.Process) -> bool:
    """Whether this very process runs: not another with its number, and not its corpse."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def kill(process: psutil.Process) -> None:
    try:
        process.kill()
    except psutil.Error:
        return


def kill_group(group: int) -> None:
    """No process of this group is left; orphans of a killed parent keep its group."""
    try:
        os.killpg(group, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return
