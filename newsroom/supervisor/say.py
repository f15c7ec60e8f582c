"""What the supervisor says to the person at the terminal: on standard error, so that output stays output."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


@contextmanager
def step(name: str) -> Iterator[None]:
    """Says what begins, and how long it took when it has ended well."""
    print(f"  {name} ...", end=" ", file=sys.stderr, flush=True)
    began = time.monotonic()
    try:
        yield
    except BaseException:
        print("stopped", file=sys.stderr, flush=True)
        raise
    print(f"done in {time.monotonic() - began:.1f} s", file=sys.stderr, flush=True)
