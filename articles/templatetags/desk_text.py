"""Stored bodies on the desk's pages."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from articles.desk.figures_shown import with_previews
from articles.models import Revision
from articles.text.content import Content
from articles.text.diff_figures import whole_lead
from articles.text.embeds import embeds_as_lines

register = template.Library()


@register.filter
def shown_plainly(body: str) -> SafeString:
    """A sanitised body to be read: an embed is a line with its address, a figure its
    preview, and nothing of a provider's is loaded.
    """
    return mark_safe(with_previews(embeds_as_lines(body)))  # noqa: S308 - bodies are stored sanitised, addresses escaped in them


@register.filter
def lead_shown(text: Revision | Content) -> SafeString:
    """The lead picture of a version, or of words no version has yet, with its caption; "" where there is none."""
    lead = text.content().lead if isinstance(text, Revision) else text.lead
    return shown_plainly(whole_lead(lead) if lead else "")
