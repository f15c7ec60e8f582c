"""The two editions: the default language lives at `/`, the other under its own prefix."""

from django.conf import settings

LANGUAGES = ("fr", "en")
DEFAULT = settings.LANGUAGE_CODE
OTHER = next(language for language in LANGUAGES if language != DEFAULT)
EDITIONS = (DEFAULT, OTHER)


def prefix(language: str) -> str:
    """What stands before every path of this edition: nothing, or `/en`."""
    return "" if language == DEFAULT else f"/{language}"


def edition_of(path: str) -> str:
    """The edition whose page this path is."""
    below = prefix(OTHER)
    return OTHER if path == below or path.startswith(f"{below}/") else DEFAULT
