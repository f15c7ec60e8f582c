"""How long a recording plays and how large a file is, as people write it."""

from django import template

from newsroom.sizes import size_in_words

register = template.Library()
register.filter("weighs", size_in_words)


@register.filter
def played(seconds: int) -> str:
    """`0:07`, `12:30`, `1:02:03`."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
