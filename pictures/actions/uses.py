"""Those who show pictures tell where; who may have the files, and what is still in the way, follows from it."""

from collections.abc import Collection
from functools import partial
from typing import Any

from celery import signature
from django.db import connection, transaction

from newsroom.broker import send_hint
from pictures.actions import media_uses, publicising
from pictures.actions.usable import look_at, warnings, what_is_missing
from pictures.models import Picture, Use
from pictures.shapes.uses import Used

__all__ = ["facts_of", "look_at", "tell", "warnings", "what_is_missing"]

#: By name: the tasks are a floor above, and call what is here.
DRAW = "pictures.tasks.draw_picture"

#: Both kinds of use at once: a story without either costs one query.
TOLD = """
SELECT id, picture_id, shape_text, role, is_live, title, address FROM pictures_use WHERE owner = %s
UNION ALL SELECT NULL, file_id, '', '', is_live, title, address FROM pictures_mediause WHERE owner = %s
"""


def tell(
    owner: str,
    *,
    title: str,
    address: str,
    draft: Collection[Used],
    live: Collection[Used],
    files_draft: Collection[int] = (),
    files_live: Collection[int] = (),
    posters_live: Collection[Used] | None = None,
) -> None:
    """The uses of this owner are exactly these, and readers may have what live uses show and nothing else.

    In the caller's transaction; pictures and files that do not exist are ignored. The posters of files count as
    pictures used where the file is: for live files those given, as they went out, else those of now. After the commit
    public files of what went dark are gone, and what is to be drawn has been asked for. One query when nothing was
    used and nothing is, or nothing changed.
    """
    said = (title[:500], address[:300])
    present, stale, has_files = _told(owner, said)
    if has_files or files_draft or files_live:
        media_uses.tell_files(
            owner, title=title, address=address, draft=set(files_draft), live=set(files_live)
        )
    wanted = _wanted([*draft, *_posters(files_draft)], is_live=False)
    posters = _posters(files_live) if posters_live is None else posters_live
    wanted |= _wanted([*live, *posters], is_live=True)
    new, gone = wanted - present.keys(), present.keys() - wanted
    if stale:
        Use.objects.filter(owner=owner).update(title=said[0], address=said[1])
    if new or gone:
        _write(owner, said, new, {use: present[use] for use in gone})


def facts_of(picture_ids: Collection[int]) -> dict[str, dict[str, Any]]:
    """What readers' pages compute addresses from (LiveStory.pictures), by the pictures' numbers as text. One query."""
    rows = Picture.objects.filter(pk__in=set(picture_ids)).only("content_hash", "width", "height", "tone")
    return {str(picture.pk): picture.facts for picture in rows}


Told = tuple[Used, bool]


def _write(owner: str, said: tuple[str, str], new: set[Told], gone: dict[Told, int]) -> None:
    """These uses come, those (by their rows) go, and readers may have what follows from it."""
    # Held in one order: who else tells of these pictures, or keeps what was drawn of them, waits and then sees this.
    touched = {used.picture for used, _is_live in new | gone.keys()}
    there = Picture.objects.filter(pk__in=touched).order_by("pk").select_for_update()
    known = set(there.values_list("pk", flat=True))
    if gone:
        Use.objects.filter(pk__in=gone.values()).delete()
    added = sorted((use for use in new if use[0].picture in known), key=repr)
    Use.objects.bulk_create([_row(owner, said, used, is_live) for used, is_live in added])
    publicising.settle(known)
    for picture_id in sorted({used.picture for used, _is_live in added}):
        transaction.on_commit(partial(send_hint, signature(DRAW), picture_id))


def _told(owner: str, said: tuple[str, str]) -> tuple[dict[Told, int], bool, bool]:
    """The rows there are, whether they say another title or address, and whether files are used too."""
    with connection.cursor() as cursor:
        cursor.execute(TOLD, [owner, owner])
        rows = cursor.fetchall()
    present = {
        (Used(picture, shape, role), is_live): pk
        for pk, picture, shape, role, is_live, _title, _address in rows
        if pk is not None
    }
    stale = any(row[0] is not None and row[5:] != said for row in rows)
    return present, stale, any(row[0] is None for row in rows)


def _wanted(used: Collection[Used], *, is_live: bool) -> set[Told]:
    return {(one, is_live) for one in used}


def _posters(files: Collection[int]) -> list[Used]:
    if not files:
        return []
    return [Used(picture, shape, "body") for picture, shape in media_uses.posters_of(files).items()]


def _row(owner: str, said: tuple[str, str], used: Used, is_live: bool) -> Use:
    return Use(
        picture_id=used.picture,
        owner=owner,
        title=said[0],
        address=said[1],
        is_live=is_live,
        shape_text=used.shape,
        role=used.role,
    )
