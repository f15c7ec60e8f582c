"""One job of the limited child, and what it cost: the same child under the same limits as in service."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from pictures.actions.arriving import MEMORY, SECONDS
from pictures.files import limited

# A small parent of its own: Linux counts the memory of whoever forks as the child's.
SCALES = """
import json, resource, subprocess, sys, time
began = time.monotonic()
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
seconds = time.monotonic() - began
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
print(json.dumps([done.stdout.decode(), peak, seconds]))
"""


@dataclass(frozen=True)
class Weighed:
    """`answer` is None when the child died; `peak` in bytes that lay in memory; `seconds` by the wall clock."""

    answer: dict | None
    peak: int
    seconds: float


def weigh(path: Path, kind: str, largest_pixels: int) -> Weighed:
    asked = {"path": str(path), "kind": kind, "largest_pixels": largest_pixels}
    child = [sys.executable, "-I", "-B", str(limited.CHILD), str(int(SECONDS)), str(MEMORY)]
    told = subprocess.run(
        [sys.executable, "-I", "-S", "-c", SCALES, *child],
        input=json.dumps({"job": "examine", "arguments": asked}).encode(),
        stdout=subprocess.PIPE,
        env=limited.BARE,
        check=True,
    )
    said, peak, seconds = json.loads(told.stdout)
    return Weighed(json.loads(said) if said else None, peak, seconds)
