"""Parts of pages that many pages have, word for word: set once, and taken from memory for the others."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

#: About a kilobyte each: the newest stories of all lists.
KEPT = 4000


@register.simple_tag
def kept_part(name: str, **values: object) -> SafeString:
    """The template's words for these values alone; what it says may depend on nothing else but the language.

    Values are known again by what they say, so that a changed headline is set anew: they must be frozen, and made of
    plain strings (one marked safe equals the same one that is not).
    """
    return _set(name, get_language(), tuple(values.items()))


@register.simple_tag
def metas(pairs: Iterable[tuple[str, str]]) -> SafeString:
    """A line for each property and what it is; there are too many for a loop in a template."""
    return format_html_join("\n", '<meta property="{}" content="{}">', pairs)


@lru_cache(maxsize=KEPT)
def _set(name: str, language: str | None, values: tuple[tuple[str, object], ...]) -> SafeString:
    return render_to_string(name, dict(values))
