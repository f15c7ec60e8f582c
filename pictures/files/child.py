"""The limited child: one job on one file from nobody knows where, then the end.

Started by `pictures.files.limited` as a program, by its path. It knows no Django, no secret and no database; it takes
its limits upon itself before it looks at anything. It reads a job as JSON and answers `{"done": {...}}` or
`{"refused": reason, "because": what went wrong}`.
"""

import json
import os
import resource
import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

#: The jobs there are, each the module that does it and the function there; loaded when asked for.
JOBS = {
    "examine": ("pictures.files.examining", "examine"),
    "draw": ("pictures.files.drawing", "draw"),
}

#: Jobs that let everybody else go first: readers and writers do not wait for pictures to be drawn.
PATIENT = frozenset({"draw"})
NICE = 10

#: The largest file a job may write.
LARGEST_WRITTEN = 64 * 1024 * 1024
MOST_FILES = 32


def main(seconds: int, memory: int) -> None:
    """The job on standard input is done, or refused, and standard output says which."""
    limit_yourself(seconds, memory)
    asked = json.load(sys.stdin)
    if asked["job"] in PATIENT:
        os.nice(NICE)
    # Outside: a job that is not there is nobody's fault but ours.
    work = job(asked["job"])
    try:
        answer = {"done": work(**asked["arguments"])}
    except MemoryError:
        answer = {"refused": "too_heavy", "because": "memory"}
    except Exception as trouble:
        # What decoders raise over hostile bytes is of every kind; here ends the process that met it.
        answer = {
            "refused": getattr(trouble, "reason", "broken"),
            "because": repr(trouble.__cause__ or trouble)[:300],
        }
    json.dump(answer, sys.stdout)


def limit_yourself(seconds: int, memory: int) -> None:
    """No more time, memory, files or bytes than these, and nothing readable by others."""
    os.umask(0o077)
    # A second between the two: at the first the kernel says why.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    limits = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_FSIZE: LARGEST_WRITTEN,
        resource.RLIMIT_NOFILE: MOST_FILES,
    }
    for what, most in limits.items():
        resource.setrlimit(what, (most, most))


def job(name: str):
    module, function = JOBS[name]
    return getattr(import_module(module), function)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main(int(sys.argv[1]), int(sys.argv[2]))
