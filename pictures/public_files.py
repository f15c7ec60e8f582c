"""Video, sound, documents and captions for readers: only while a live story uses them."""

import re

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from accounts.access import public
from pictures.actions.handing_out import captions_answer, file_answer, not_there
from pictures.models import MediaFile

NAME = re.compile(r"([0-9a-f]{40})\.([a-z0-9]{2,5})")
CAPTIONS = "vtt"


@public
@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponseBase:
    """`<name>.<ending>` of a file that is public, whole or in part; else 404, and nobody keeps it."""
    named = NAME.fullmatch(slug)
    file = _public_file(named.group(1)) if named else None
    if named is None or file is None:
        return not_there()
    if named.group(2) == CAPTIONS and file.captions:
        return captions_answer(request, file)
    return file_answer(request, file) if named.group(2) == file.extension else not_there()


def _public_file(name: str) -> MediaFile | None:
    return MediaFile.objects.filter(public_name=name, is_public=True).first()
