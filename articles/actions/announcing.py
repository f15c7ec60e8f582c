"""Telling the pages readers see that what they were made from has changed, where no publication says so."""

from collections.abc import Iterable

from articles.models import Announcement


def announce(what: str, keys: Iterable[str]) -> None:
    """From this commit on, every public page with one of these keys (`pages.surrogates`) is made anew."""
    named = sorted(set(keys))
    if named:
        Announcement.objects.create(what=what, keys=named)
