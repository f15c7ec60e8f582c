"""A command run to its end for the person at the terminal, who may grow tired of it."""

import signal
import subprocess
from collections.abc import Mapping
from types import FrameType

PATIENCE = 15.0


class ToldToStop(KeyboardInterrupt):
    """Somebody else than the terminal said stop: the command has not heard it."""


def listen() -> None:
    """From now on SIGTERM and SIGHUP end this process as tidily as Ctrl-C does, and Ctrl-C is heard.

    A shell that starts us in the background has it ignored, and what we start would inherit that.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for sent in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(sent, stop)


def stop(_number: int, _frame: FrameType | None) -> None:
    raise ToldToStop


def attend(command: list[str], *, environ: Mapping[str, str] | None = None) -> int:
    """The command's exit code. After a Ctrl-C, which it heard itself, it has time to clear up."""
    running = subprocess.Popen(command, env=None if environ is None else dict(environ))
    try:
        return running.wait()
    except ToldToStop:
        running.send_signal(signal.SIGINT)
        raise
    finally:
        finish(running)


def finish(running: subprocess.Popen) -> None:
    try:
        running.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()
