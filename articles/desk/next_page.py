"""Where a small form sends people back to."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def next_page(request: HttpRequest) -> str:
    """The page named in `next`, if it is one of the desk's own; else my work. Never off the site."""
    wanted = request.POST.get("next", "")
    home = reverse("desk:home")
    is_ours = wanted.startswith(home) and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours else home
