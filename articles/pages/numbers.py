"""Numbers as a newspaper of the language writes them."""

from django.utils import translation

NARROW_NO_BREAK = "\u202f"


def number(count: int) -> str:
    """Thousands apart: `12 480` in French, with a no-break space, `12,480` in English."""
    return f"{count:,}".replace(",", NARROW_NO_BREAK if translation.get_language() == "fr" else ",")
