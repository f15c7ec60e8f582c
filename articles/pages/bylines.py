"""Who signed: names in order, joined as the language joins them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.pages.links import author_url


@dataclass(frozen=True)
class Byline:
    """A name with its page, and the words that follow it."""

    name: str
    url: str
    after: str


def bylines(people: Sequence[dict], edition: str) -> list[Byline]:
    """`people` are {"name", "slug", "kind"}, in the order signed."""
    after = _joints(len(people))
    return [
        Byline(person["name"], author_url(person["slug"], edition), joint)
        for person, joint in zip(people, after, strict=True)
    ]


def signed_by(names: Sequence[str]) -> str:
    """The names as running text."""
    return "".join(name + joint for name, joint in zip(names, _joints(len(names)), strict=True))


def _joints(count: int) -> list[str]:
    if count < 2:
        return [""] * count
    return [", "] * (count - 2) + [_(" and "), ""]
