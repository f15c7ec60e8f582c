"""Letting a page hold frames: each answer names the hosts it needs, and no other page may load them."""

from collections.abc import Sequence

from csp.decorators import csp_replace
from django.http import HttpResponse


def framing(answer: HttpResponse, sources: Sequence[str], **directives: list[str]) -> HttpResponse:
    """The answer, whose page may load frames of these sources and of no other; further directives replace ours."""
    replaced = {"frame-src": list(sources)} if sources else {}
    if replaced | directives:
        return csp_replace(replaced | directives)(lambda: answer)()
    return answer
