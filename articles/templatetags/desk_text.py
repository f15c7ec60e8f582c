"""Stored bodies on the desk's pages."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from articles.desk.figures_shown import with_previews
from articles.text.embeds import embeds_as_lines

register = template.Library()


@register.filter
def shown_plainly(body: str) -> SafeString:
    """A sanitised body to be read: an embed is a line with its address, a figure its
    preview, and nothing of a provider's is loaded.
    """
    return mark_safe(with_previews(embeds_as_lines(body)))  # noqa: S308 - bodies are stored sanitised, addresses escaped in them
