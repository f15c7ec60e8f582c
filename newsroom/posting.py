"""Telling another server something by a POST, with little patience: it must not hold up who tells it."""

from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

PATIENCE = 5.0
#: Only the web is spoken to, whatever stands in a setting.
SPEAKS = {"http": HTTPConnection, "https": HTTPSConnection}


class NotTaken(Exception):
    """The other server could not be reached, or did not take it; the message says which."""


def post(url: str, body: str, *, media_type: str) -> None:
    """The server at the address has taken the body. Raises NotTaken."""
    there = urlsplit(url)
    if there.scheme not in SPEAKS:
        raise NotTaken(f"{url} is no web address")
    path = f"{there.path or '/'}?{there.query}" if there.query else there.path or "/"
    connection = SPEAKS[there.scheme](there.netloc, timeout=PATIENCE)
    try:
        connection.request("POST", path, body.encode(), {"Content-Type": media_type})
        status = connection.getresponse().status
    except (OSError, HTTPException) as fault:
        raise NotTaken(repr(fault)) from fault
    finally:
        connection.close()
    if not 200 <= status < 300:
        raise NotTaken(f"answered {status}")
