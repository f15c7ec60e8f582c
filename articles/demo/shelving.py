"""The demo's library before its stories: Nora takes the pictures in, and they are drawn, two at a time."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import BytesIO
from time import monotonic

from django.db import connection, connections
from django.utils.translation import gettext as _

from accounts.models import User
from articles.demo.picturing import Hung, Shelf, illustrations
from pictures.actions import bulk, collecting, drawing
from pictures.actions.arriving import take_in
from pictures.actions.describing_media import describe_media
from pictures.actions.shaping import reshape
from pictures.actions.taking_media import take_in_media
from pictures.demo.enclosures import FILES
from pictures.demo.filing import Scene, catalogue, file_name, filed
from pictures.models import Licence, MediaFile, Picture
from pictures.shapes.shape import Shape

#: When the pictures were taken; the same every time, and so the same bytes.
TAKEN = datetime(2026, 10, 6, 9, 30, tzinfo=UTC)
ENDS_IN = timedelta(days=2)
ENDED = timedelta(days=-1)


def fill_shelf(nora: User, *, now: datetime, say: Callable[[str], None]) -> Shelf:
    """The library holds every picture and file of the demo, drawn for readers; what is there stays as it is.

    Where this runs inside a transaction nobody else would see, all is done in one thread.
    """
    started, scenes = monotonic(), catalogue()
    known = _known(scenes)
    missing = [scene for key, scene in scenes.items() if key not in known]
    for picture, scene in _brought(missing, nora):
        known[scene.key] = picture
    if missing:
        _say_rights(known, nora, now=now)
        for key, name in COLLECTED.items():
            collecting.add(known[key].pk, name, actor=nora)
        say(
            _("Pictures: %(made)s drawn in %(seconds).0f s.")
            % {"made": len(missing), "seconds": monotonic() - started}
        )
    hung = {key: Hung(picture.pk, picture.shape_text, scenes[key]) for key, picture in known.items()}
    return Shelf(hung, _files(nora))


#: Pictures laid together.
COLLECTED = {
    "ferry": "Pont de Sauvagnac",
    "council_chamber": "Pont de Sauvagnac",
    "president_at_her_window": "Portraits",
    "fisherman": "Portraits",
    "novelist": "Portraits",
    "coach": "Portraits",
}


def _known(scenes: dict[str, Scene]) -> dict[str, Picture]:
    """Those taken in by an earlier run, by the names of their files."""
    names = {file_name(scene): key for key, scene in scenes.items()}
    rows = Picture.objects.filter(file_name__in=names, added_by__email__endswith="@newsroom.test")
    return {names[picture.file_name]: picture for picture in rows}


def _brought(scenes: list[Scene], nora: User) -> Iterator[tuple[Picture, Scene]]:
    if connection.in_atomic_block:
        return ((_bring(scene, nora), scene) for scene in scenes)
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as hands:
        return zip(list(hands.map(lambda scene: _bring_apart(scene, nora), scenes)), scenes, strict=True)


def _bring_apart(scene: Scene, nora: User) -> Picture:
    try:
        return _bring(scene, nora)
    finally:
        connections.close_all()


def _bring(scene: Scene, nora: User) -> Picture:
    """Taken in, its focal point set, and drawn: the drawing itself is done by children, side by side."""
    picture = take_in(BytesIO(filed(scene, taken=TAKEN)), name=file_name(scene), actor=nora, anyway=True)
    shape = Shape(focal=scene.focal).as_text()
    if shape != picture.shape_text:
        picture = reshape(picture.pk, actor=nora, version=picture.version, shape=shape)
    drawing.draw(picture.pk)
    return picture


def _say_rights(known: dict[str, Picture], nora: User, *, now: datetime) -> None:
    """Ours, or the agency's; two pictures with an end, so that the desk has something to say."""
    lacks = illustrations()["lacks"]
    agency = [picture.pk for picture in known.values() if "Agence" in picture.credit]
    ours = [picture.pk for picture in known.values() if picture.pk not in agency]
    bulk.say_rights(ours, licence=Licence.OWN, owner="Le Rivage", actor=nora)
    bulk.say_rights(agency, licence=Licence.AGENCY, owner="Agence Grand Large", actor=nora)
    for lack, shift in (("ending", ENDS_IN), ("ended", ENDED)):
        bulk.say_rights([known[lacks[lack]].pk], licence=Licence.BOUGHT, rights_end=now + shift, actor=nora)


def _files(nora: User) -> dict[str, int]:
    found = dict(
        MediaFile.objects.filter(file_name__in=[one.file_name for one in FILES.values()]).values_list(
            "file_name", "pk"
        )
    )
    numbers = {}
    for key, one in FILES.items():
        numbers[key] = found.get(one.file_name) or _taken(one, nora)
    return numbers


def _taken(one, nora: User) -> int:
    file = take_in_media(BytesIO(one.made()), name=one.file_name, actor=nora)
    said = {"title": one.title, "credit": one.credit, "transcript": one.transcript}
    describe_media(file.pk, version=file.version, said=said, actor=nora)
    return file.pk
