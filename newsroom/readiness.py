"""Whether the parts the newsroom needs are there, each asked directly and within a second or so."""

from collections.abc import Callable

import structlog
from django.conf import settings
from django.db import Error, connection
from redis import Redis, RedisError

from newsroom.heartbeat import is_beating

log = structlog.get_logger()


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT newsroom_now()")
            return True
    except Error as fault:
        log.warning("database_away", error=repr(fault))
        return False


def redis_answers() -> bool:
    with Redis.from_url(settings.REDIS_URL, socket_connect_timeout=0.5, socket_timeout=0.5) as redis:
        try:
            return bool(redis.ping())
        except (RedisError, OSError) as fault:
            log.warning("redis_away", error=repr(fault))
            return False


def clock_beats() -> bool:
    try:
        return is_beating()
    except Error:
        return False


# One Redis is both cache and broker; they are named apart because what is lost without them differs.
PARTS: dict[str, Callable[[], bool]] = {
    "database": database_answers,
    "cache": redis_answers,
    "broker": redis_answers,
    "clock": clock_beats,
}
