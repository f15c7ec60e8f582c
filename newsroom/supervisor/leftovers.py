"""What a supervisor that was killed left running: written down while it runs, ended by the next."""

import json
import os
from pathlib import Path

import psutil

from newsroom.env import BASE_DIR
from newsroom.supervisor.child import Child, is_running, kill


class Roll:
    """The list of running programs in the var directory, by group and by time of birth."""

    def __init__(self, var_dir: Path) -> None:
        self.file = var_dir / "running.json"

    def write(self, children: list[Child]) -> None:
        draft = self.file.with_suffix(".draft")
        draft.write_text(json.dumps([[child.pid, child.born] for child in children]))
        draft.replace(self.file)

    def end_leftovers(self) -> int:
        """How many processes of an earlier run were still there; none is now."""
        try:
            groups = {int(pid): float(born) for pid, born in json.loads(self.file.read_text())}
        except (OSError, ValueError, TypeError):
            return 0
        left = [process for process in psutil.process_iter() if is_leftover(process, groups)]
        for process in left:
            kill(process)
        psutil.wait_procs(left, timeout=5)
        self.file.unlink(missing_ok=True)
        return len(left)


def is_leftover(process: psutil.Process, groups: dict[int, float]) -> bool:
    """Whether it is of one of these groups, not born before it, and at work in this very directory.

    A number may have gone to a stranger since; a stranger does not work here.
    """
    try:
        born = groups.get(os.getpgid(process.pid))
        return (
            born is not None
            and process.create_time() >= born - 1
            and is_running(process)
            and process.cwd() == str(BASE_DIR)
        )
    except (psutil.Error, OSError):
        return False
