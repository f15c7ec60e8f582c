"""How long a recording plays and how large a file is, as people write it."""

from django import template

from newsroom.sizes import size_in_words
from pictures.files.media_kinds import KEPT

register = template.Library()
register.filter("weighs", size_in_words)


@register.filter
def played(seconds: int) -> str:
    """`0:07`, `12:30`, `1:02:03`."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@register.simple_tag
def kept_endings() -> str:
    """How the names of files end that the library keeps, as a browser is told what to offer."""
    return ",".join(f".{kept.extension}" for kept in KEPT)
