from typing import Any

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag(takes_context=True)
def with_lang(context: dict[str, Any], code: str) -> str:
    """The page's own query with this language in it, so that `next` is not lost on the way."""
    query = context["request"].GET.copy()
    query["lang"] = code
    return query.urlencode()


@register.simple_tag
def site_name() -> str:
    return settings.SITE_NAME
