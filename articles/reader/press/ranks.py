"""Which pages are pressed first: what most readers open."""

import re

#: The first that matches counts; the lower, the sooner.
RANKS = (
    (0, re.compile(r"/(?:[a-z]{2}/)?")),
    (1, re.compile(r"/(?:[a-z]{2}/)?[^/]+/\d{4}/\d\d/\d\d/[^/]+/")),
    (4, re.compile(r".*(?:/feed/|\.xml|\.json)")),
    (2, re.compile(r"/(?:[a-z]{2}/)?[^/]+/")),
    (3, re.compile(r"/(?:[a-z]{2}/)?[^/]+/[^/]+/")),
)
LAST = 5


def rank(path: str) -> int:
    """From 0, fronts, to 5, what hardly anybody waits for."""
    return next((number for number, shape in RANKS if shape.fullmatch(path)), LAST)
