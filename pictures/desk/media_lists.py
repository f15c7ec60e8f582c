"""The list of video, sound and documents: what is looked for, and each file as pages and scripts are told of it."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.urls import reverse

from pictures.models import MediaFile, MediaKind

PER_PAGE = 30
LONGEST = 200


def files_asked(asked: QueryDict) -> QuerySet[MediaFile]:
    """Those the address asks for: `q` in title, name or credit, `kind`, or the `bin`; the newest first."""
    words = asked.get("q", "")[:LONGEST].replace("\0", "").split()
    found = MediaFile.objects.filter(deleted_at__isnull="bin" not in asked)
    for word in words:
        found = found.filter(
            Q(title__icontains=word) | Q(file_name__icontains=word) | Q(credit__icontains=word)
        )
    if asked.get("kind") in MediaKind.values:
        found = found.filter(kind=asked["kind"])
    return found.order_by("-added_at", "-pk")


def page_of_files(asked: QueryDict) -> Page:
    """One page of them, each with the number of places it is used in."""
    found = files_asked(asked).select_related("added_by").annotate(places=Count("uses__owner", distinct=True))
    return Paginator(found, PER_PAGE).get_page(asked.get("page", "1")[:9])


def file_as_told(file: MediaFile) -> dict[str, Any]:
    """The file as JSON: its number and addresses, and what a story's editor shows of it."""
    return {
        "id": file.pk,
        "url": reverse("pictures:file", args=[file.pk]),
        "play": reverse("pictures:play_file", args=[file.pk]),
        "kind": file.kind,
        "kind_words": str(MediaKind(file.kind).label),
        "name": str(file),
        "title": file.title,
        "credit": file.credit,
        "extension": file.extension,
        "type": file.content_type,
        "bytes": file.bytes,
        "seconds": file.seconds,
        "poster": file.poster_id,
        "captions": bool(file.captions),
        "transcript": bool(file.transcript),
    }
