"""Where a form comes from, as a name that says nothing of it and is another one tomorrow."""

import hashlib
import hmac
from datetime import datetime
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

KEY = b"articles.reader.senders"


def sender_of(request: HttpRequest, now: datetime) -> str:
    """32 hex digits, the same for one address all day; an IPv6 network of one home counts as one."""
    told = f"{now:%Y-%m-%d} {_network(_address(request))}"
    key = hmac.digest(settings.SECRET_KEY.encode(), KEY, hashlib.sha256)
    return hmac.digest(key, told.encode(), hashlib.sha256).hex()[:32]


def _address(request: HttpRequest) -> str:
    """Behind the one proxy that is trusted, what it says; else who is connected. Anybody can forge the header."""
    said = request.headers.get("X-Forwarded-For", "") if settings.ALLAUTH_TRUSTED_PROXY_COUNT else ""
    return said.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def _network(address: str) -> str:
    try:
        known = ip_address(address)
    except ValueError:
        return address[:100]
    return str(ip_network((known, 64), strict=False)) if isinstance(known, IPv6Address) else str(known)
