"""Whether the parts the newsroom needs are there, each asked directly and within a second or so."""

from collections.abc import Callable
from datetime import timedelta

import structlog
from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
from redis import Redis, RedisError

from accounts.access import public
from articles.models import Heartbeat
from newsroom.clock import NewsroomNow

log = structlog.get_logger()

RECENTLY = timedelta(seconds=10)


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
    """Whether a worker has looked for what is due within the last seconds."""
    try:
        return Heartbeat.objects.filter(name=Heartbeat.CLOCK, at__gt=NewsroomNow() - RECENTLY).exists()
    except Error:
        return False


# One Redis is both cache and broker; they are named apart because what is lost without them differs.
PARTS: dict[str, Callable[[], bool]] = {
    "database": database_answers,
    "cache": redis_answers,
    "broker": redis_answers,
    "clock": clock_beats,
}


@public
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """What this process needs, part by part: 200 when all is there, 503 when anything is missing."""
    parts = {name: is_there() for name, is_there in PARTS.items()}
    return JsonResponse(parts, status=200 if all(parts.values()) else 503)
