"""Where video, sound and documents are used, what readers' pages say of them, and who may have the files."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Exists, OuterRef

from pictures.models import MediaFile, MediaUse, Picture


def tell_files(
    owner: str, *, title: str, address: str, draft: Collection[int] = (), live: Collection[int] = ()
) -> None:
    """The uses of this owner are exactly these, and a file is public if, and only if, something live uses it.

    Called inside the caller's transaction. Files that do not exist are ignored. One query where nothing was used and
    nothing is; two where nothing changed.
    """
    wanted = {(pk, False) for pk in draft} | {(pk, True) for pk in live}
    present = {(use.file_id, use.is_live): use for use in MediaUse.objects.filter(owner=owner)}
    said = (title[:500], address[:300])
    stale = [use.pk for use in present.values() if (use.title, use.address) != said]
    new, gone = wanted - present.keys(), present.keys() - wanted
    if stale:
        MediaUse.objects.filter(pk__in=stale).update(title=said[0], address=said[1])
    if not new and not gone:
        return
    # Locked in one order: who else puts these files in or takes them out waits, and then sees what was done here.
    touched = MediaFile.objects.filter(pk__in={pk for pk, _live in new | gone}).order_by("pk")
    there = set(touched.select_for_update().values_list("pk", flat=True))
    MediaUse.objects.filter(pk__in=[present[use].pk for use in gone]).delete()
    MediaUse.objects.bulk_create(
        [
            MediaUse(file_id=pk, owner=owner, is_live=is_live, title=said[0], address=said[1])
            for pk, is_live in sorted(new)
            if pk in there
        ]
    )
    _open_or_close(there)


def file_facts(ids: Iterable[int]) -> dict[str, dict[str, Any]]:
    """What a reader's page needs to know of these files, as JSON, under their numbers as text. One query."""
    files = MediaFile.objects.filter(pk__in=set(ids)).select_related("poster")
    return {str(file.pk): facts_of_file(file) for file in files}


def facts_of_file(file: MediaFile) -> dict[str, Any]:
    """The same of one file, its poster fetched with it."""
    return {
        "kind": file.kind,
        "name": file.public_name,
        "ext": file.extension,
        "type": file.content_type,
        "bytes": file.bytes,
        "seconds": file.seconds,
        "title": file.title,
        "credit": file.credit,
        "poster": _poster(file.poster),
        "captions": bool(file.captions),
        "captions_language": file.captions_language,
        "transcript": file.transcript,
    }


def posters_of(ids: Iterable[int]) -> dict[int, str]:
    """The posters of these files with the shape each is shown in: pictures that are used where the files are."""
    files = MediaFile.objects.filter(pk__in=set(ids), poster__isnull=False)
    return dict(files.values_list("poster_id", "poster__shape_text"))


def _poster(poster: Picture | None) -> dict[str, Any] | None:
    """With its number and shape: what is out keeps the poster it went out with."""
    return None if poster is None else {**poster.facts, "picture": poster.pk, "shape": poster.shape_text}


def _open_or_close(files: set[int]) -> None:
    """Only rows whose answer changed are written."""
    used_live = Exists(MediaUse.objects.filter(file=OuterRef("pk"), is_live=True))
    MediaFile.objects.filter(used_live, pk__in=files, is_public=False).update(is_public=True)
    MediaFile.objects.filter(~used_live, pk__in=files, is_public=True).update(is_public=False)
