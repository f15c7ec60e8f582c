"""Pictures that could not be drawn: tried three times, then left alone for a day; every process knows, by the cache."""

from collections.abc import Iterable

from django.core.cache import cache

TRIES = 3
#: Seconds until it is tried again.
REMEMBERED = 24 * 3600


def count_one(picture_id: int) -> None:
    """One more try has failed."""
    cache.set(_key(picture_id), cache.get(_key(picture_id), 0) + 1, timeout=REMEMBERED)


def forget(picture_id: int) -> None:
    """It could be drawn after all."""
    cache.delete(_key(picture_id))


def given_up(picture_ids: Iterable[int]) -> set[int]:
    """Those of these that failed too often. Without the cache, none: they are tried again."""
    keys = {_key(picture_id): picture_id for picture_id in picture_ids}
    if not keys:
        return set()
    return {keys[key] for key, tries in cache.get_many(list(keys)).items() if tries >= TRIES}


def _key(picture_id: int) -> str:
    return f"picture-not-drawn:{picture_id}"
