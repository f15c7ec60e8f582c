"""Whether a form that was sent comes from a page of ours; without cookies nothing else could tell."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def is_ours(request: HttpRequest) -> bool:
    """What the browser says of where it comes from, if it says anything: both words must be ours, one must be there.

    Scripts of other sites cannot set either; `null` is a page that hides where it is from, or one in a sandbox.
    """
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is None and origin is None:
        return False
    return site in (None, "same-origin") and origin in (None, *_ours(request))


def _ours(request: HttpRequest) -> tuple[str, str]:
    known = urlsplit(settings.SITE_URL)
    return f"{request.scheme}://{request.get_host()}", f"{known.scheme}://{known.netloc}"
