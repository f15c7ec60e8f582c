"""The cache, which may be away: then nothing is found and nothing kept, and no page fails for it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import structlog
from django.core.cache.backends.redis import RedisCache
from redis import exceptions

log = structlog.get_logger()


def or_else(answer: Any) -> Callable:
    """The cache's method, which gives this answer while Redis is away; called with the method's arguments."""

    def patient(method: Callable) -> Callable:
        @wraps(method)
        def called(*args: Any, **kwargs: Any) -> Any:
            try:
                return method(*args, **kwargs)
            except (exceptions.ConnectionError, exceptions.TimeoutError) as fault:
                log.warning("cache_away", call=method.__name__, error=repr(fault))
                return answer(*args, **kwargs) if callable(answer) else answer

        return called

    return patient


class PatientRedisCache(RedisCache):
    """Django's Redis cache; while Redis is away it forgets instead of failing."""

    add = or_else(answer=True)(RedisCache.add)
    get = or_else(answer=lambda self, key, default=None, version=None: default)(RedisCache.get)
    set = or_else(answer=None)(RedisCache.set)
    touch = or_else(answer=False)(RedisCache.touch)
    delete = or_else(answer=False)(RedisCache.delete)
    get_many = or_else(answer=lambda *args, **kwargs: {})(RedisCache.get_many)
    has_key = or_else(answer=False)(RedisCache.has_key)
    incr = or_else(answer=lambda self, key, delta=1, version=None: delta)(RedisCache.incr)
    set_many = or_else(answer=lambda self, data, *args, **kwargs: list(data))(RedisCache.set_many)
    delete_many = or_else(answer=None)(RedisCache.delete_many)
    clear = or_else(answer=False)(RedisCache.clear)
