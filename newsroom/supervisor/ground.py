"""The servers a command stands on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def stand_on_servers(*, start: bool) -> Iterator[None]:
    yield
