"""One picture among its collections. The collections themselves are made and taken down in `shelves`."""

from django.db import transaction

from accounts.actors import Actor
from newsroom.refusals import Refused
from pictures.actions import bulk, shelves
from pictures.actions.bulk import Done
from pictures.actions.held import held
from pictures.models import Collection


@transaction.atomic
def add(picture_id: int, name: str, *, actor: Actor) -> Collection:
    """The picture lies in the collection of this name, made now when there was none."""
    held(picture_id, actor=actor)
    collection = shelves.make(name, actor=actor)
    _unless_refused(bulk.add_to([picture_id], collection, actor=actor))
    return collection


@transaction.atomic
def take_out(picture_id: int, collection_id: int, *, actor: Actor) -> None:
    """The picture does not lie in this collection; one that is gone holds no picture."""
    held(picture_id, actor=actor)
    collection = Collection.objects.filter(pk=collection_id).first()
    if collection is not None:
        _unless_refused(bulk.take_from([picture_id], collection, actor=actor))


def _unless_refused(done: Done) -> None:
    for _picture, reason in done.refused:
        raise Refused(reason)
