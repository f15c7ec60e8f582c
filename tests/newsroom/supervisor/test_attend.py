"""A command that is told to stop has time to clear up."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsroom.env import BASE_DIR
from newsroom.supervisor.attend import attend

ATTENDING = """
import sys
from newsroom.supervisor.attend import attend, listen
listen()
try:
    attend([sys.executable, "-c", sys.argv[1]])
except KeyboardInterrupt:
    sys.exit(130)
"""
CLEARING_UP = """
import pathlib, time
pathlib.Path("{folder}/begun").touch()
try:
    time.sleep(60)
finally:
    time.sleep(1)
    pathlib.Path("{folder}/cleared").touch()
"""
PATIENCE = 30.0


def until(path: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not path.exists():
        assert time.monotonic() < deadline, f"{path.name} never came"
        time.sleep(0.05)


def test_the_exit_code_is_the_commands_own():
    assert attend([sys.executable, "-c", "raise SystemExit(7)"]) == 7


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGHUP])
def test_a_command_that_must_stop_clears_up_first(tmp_path, sent):
    words = [sys.executable, "-c", ATTENDING, CLEARING_UP.format(folder=tmp_path)]
    attending = subprocess.Popen(words, cwd=BASE_DIR, start_new_session=True)
    until(tmp_path / "begun")

    attending.send_signal(sent)

    assert attending.wait(PATIENCE) == 130
    assert (tmp_path / "cleared").exists()
