"""One change to many pictures: each by its own right, and what could not be changed is told with its reason."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actors import Actor
from accounts.audit import record
from newsroom.refusals import Invalid, Refused
from pictures.actions import removing
from pictures.actions.describing import meant, must_be_in_reach
from pictures.actions.held import changed, must_be_theirs
from pictures.actions.removing import bin_picture
from pictures.models import Collection as Shelf
from pictures.models import Picture

#: At once; a page of the library has far fewer.
MOST = 200

#: What a change makes of one picture: the columns it sets. Raises Refused for a picture it may not touch.
Change = Callable[[Picture], Mapping[str, object]]


@dataclass(frozen=True)
class Done:
    """`changed` are the numbers of the pictures that are otherwise now, `kept` of those that were so already,
    `refused` those that stay as they were, each with its reason."""

    changed: list[int] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)
    refused: list[tuple[Picture, str]] = field(default_factory=list)


def tag(picture_ids: Iterable[int], tags: Iterable[str], *, actor: Actor) -> Done:
    """Each picture has these keywords besides its own. Raises Invalid when there is none in them."""
    new = meant("keywords", list(tags))
    if not new:
        raise Invalid(_("Write the keyword to add."))
    return _each(
        picture_ids,
        lambda picture: {"keywords": meant("keywords", [*picture.keywords, *new])},
        verb="picture.described",
        actor=actor,
    )


def credit(picture_ids: Iterable[int], words: str, *, actor: Actor) -> Done:
    """Each picture has this credit."""
    said = {"credit": meant("credit", words)}
    if not said["credit"]:
        raise Invalid(_("Write the credit."))
    return _each(picture_ids, lambda picture: said, verb="picture.described", actor=actor)


def say_rights(
    picture_ids: Iterable[int],
    *,
    actor: Actor,
    licence: str = "",
    allowed_use: str = "",
    rights_end: datetime | None = None,
    owner: str = "",
) -> Done:
    """What is said here of the rights holds for each picture; what is left empty stays as it was."""
    rights = {"licence": licence, "allowed_use": allowed_use, "rights_end": rights_end, "owner": owner}
    said = {name: meant(name, value) for name, value in rights.items() if value}
    if not said:
        raise Invalid(_("Say what is to be changed of the rights."))
    must_be_in_reach(rights_end)
    return _each(picture_ids, lambda picture: said, verb="picture.rights", actor=actor)


def bin_pictures(picture_ids: Iterable[int], *, actor: Actor) -> Done:
    """Each picture that nothing uses is in the bin, and can be brought back."""
    return _one_by_one(picture_ids, bin_picture, actor=actor)


def bring_back(picture_ids: Iterable[int], *, actor: Actor) -> Done:
    """None of these pictures is in the bin."""
    return _one_by_one(picture_ids, removing.bring_back, actor=actor)


@transaction.atomic
def add_to(picture_ids: Iterable[int], collection: Shelf, *, actor: Actor) -> Done:
    """Each picture lies in the collection."""
    ids = _some(picture_ids)
    there = set(collection.pictures.filter(pk__in=ids).values_list("pk", flat=True))
    return _laid(ids, there, collection, verb="picture.collected", actor=actor)


@transaction.atomic
def take_from(picture_ids: Iterable[int], collection: Shelf, *, actor: Actor) -> Done:
    """None of these pictures lies in the collection."""
    ids = _some(picture_ids)
    away = set(ids) - set(collection.pictures.filter(pk__in=ids).values_list("pk", flat=True))
    return _laid(ids, away, collection, verb="picture.uncollected", actor=actor)


@transaction.atomic
def _each(picture_ids: Iterable[int], change: Change, *, verb: str, actor: Actor) -> Done:
    done = Done()
    for picture in _held(_some(picture_ids)):
        try:
            must_be_theirs(picture, actor)
            after = change(picture)
        except Refused as refused:
            done.refused.append((picture, str(refused)))
            continue
        if all(getattr(picture, name) == value for name, value in after.items()):
            done.kept.append(picture.pk)
            continue
        changed(picture, after, verb=verb, actor=actor)
        done.changed.append(picture.pk)
    return done


@transaction.atomic
def _one_by_one(picture_ids: Iterable[int], verb: Callable[..., Picture], *, actor: Actor) -> Done:
    """The verb for one picture, done to each that lets it."""
    done = Done()
    for picture in _held(_some(picture_ids)):
        try:
            after = verb(picture.pk, actor=actor)
        except Refused as refused:
            done.refused.append((picture, str(refused)))
            continue
        (done.kept if after.version == picture.version else done.changed).append(picture.pk)
    return done


def _laid(ids: list[int], already: Collection[int], collection: Shelf, *, verb: str, actor: Actor) -> Done:
    done = Done(kept=sorted(already))
    moved: list[Picture] = []
    for picture in _held(ids):
        if picture.pk in already:
            continue
        try:
            must_be_theirs(picture, actor)
        except Refused as refused:
            done.refused.append((picture, str(refused)))
        else:
            moved.append(picture)
    lay = collection.pictures.add if verb == "picture.collected" else collection.pictures.remove
    lay(*moved)
    for picture in moved:
        record(verb, about=picture, actor=actor, collection=collection.pk, name=collection.name)
        done.changed.append(picture.pk)
    return done


def _held(ids: Collection[int]) -> list[Picture]:
    """The pictures' rows, locked in one order, so that two changes at once wait for each other."""
    return list(Picture.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))


def _some(picture_ids: Iterable[int]) -> list[int]:
    ids = sorted(set(picture_ids))
    if not ids:
        raise Invalid(_("Choose at least one picture first."))
    if len(ids) > MOST:
        raise Invalid(_("At most 200 pictures are changed at once."))
    return ids
