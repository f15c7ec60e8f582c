"""XML as our feeds and maps write it."""

import re
from xml.etree.ElementTree import Element, tostring

from django.http import HttpResponse

# What no XML 1.0 document may hold, even escaped: https://www.w3.org/TR/xml/#charsets
UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def speakable(text: str) -> str:
    """The text without the few characters that would break the whole document."""
    return UNSPEAKABLE.sub("", text)


def xml_answer(root: Element, *, media_type: str = "application/xml") -> HttpResponse:
    body = tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(body, content_type=f"{media_type}; charset=utf-8")
