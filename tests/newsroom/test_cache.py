"""A cache that is away costs nobody a page."""

import pytest
from django.core.cache import cache

from newsroom.cache import PatientRedisCache
from newsroom.embedded.redis import free_port


@pytest.fixture
def away():
    """A cache whose Redis is not there."""
    return PatientRedisCache(
        f"redis://127.0.0.1:{free_port()}/0", {"OPTIONS": {"socket_connect_timeout": 0.2}}
    )


def test_what_is_kept_is_found():
    cache.set("test:kept", {"any": "thing"}, 5)

    assert cache.get("test:kept") == {"any": "thing"}


def test_nothing_is_found_while_redis_is_away(away):
    assert away.get("anything", "instead") == "instead"
    assert away.get_many(["anything"]) == {}
    assert "anything" not in away


def test_nothing_fails_while_redis_is_away(away):
    assert away.add("key", 1) is True
    assert away.set("key", 1) is None
    assert away.delete("key") is False
    assert away.incr("key") == 1
    assert away.set_many({"a": 1, "b": 2}) == ["a", "b"]
