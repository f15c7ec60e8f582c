"""The URLconf as a list: every address of the site, and which of the four kinds of door it is."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import URLResolver, get_resolver

from accounts.access import ACCOUNT_ROUTES

NAMED_GROUP = re.compile(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")
CONVERTER = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Route:
    """One pattern: `name` with its namespaces, `address` with {parameters}, and the view behind it."""

    name: str
    address: str
    view: Callable

    @property
    def kinds(self) -> list[str]:
        """Which doors this is. Exactly one, or the route is a hole."""
        claims = {
            "public": getattr(self.view, "is_public", False) is True,
            "desk": getattr(self.view, "needs", None) is not None,
            "accounts": self.name in ACCOUNT_ROUTES and self.address.startswith("accounts/"),
            "admin": self.name.startswith("admin:") and self.address.startswith("admin/"),
        }
        return [kind for kind, claimed in claims.items() if claimed]

    @property
    def parameters(self) -> list[str]:
        return re.findall(r"\{(\w+)\}", self.address)

    def at(self, **values: object) -> str:
        """The path with these parameters; those the route does not have are ignored."""
        return "/" + self.address.format(**values)


def routes() -> list[Route]:
    return list(_routes(get_resolver(), "", ()))


def routes_of(kind: str) -> list[Route]:
    return [route for route in routes() if route.kinds == [kind]]


def _routes(resolver: URLResolver, before: str, spaces: tuple[str, ...]) -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        address = before + _readable(str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _routes(pattern, address, inner)
        else:
            yield Route(":".join((*spaces, str(pattern.name))), address, pattern.callback)


def _readable(pattern: str) -> str:
    """`a/<int:pk>/` and `^a/(?P<pk>[0-9]+)/$` are both `a/{pk}/`."""
    named = NAMED_GROUP.sub(r"{\1}", pattern.removeprefix("^").removesuffix("$"))
    return CONVERTER.sub(r"{\1}", named).replace(r"\.", ".")
