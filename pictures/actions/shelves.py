"""Collections themselves: made, named otherwise, taken down. What lies in them is `bulk`'s and `collecting`'s."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.actors import Actor, person
from accounts.audit import record
from accounts.roles import Can
from newsroom.refusals import Invalid, Refused
from pictures.actions.whose import may_change
from pictures.models import Collection

LONGEST = 120


@transaction.atomic
def make(name: str, *, actor: Actor) -> Collection:
    """There is a collection of this name, made now or before; two people who think of one name share it."""
    maker = person(actor)
    if not maker.can(Can.PICTURES):
        raise Refused(_("Your role does not add pictures."))
    collection, is_new = Collection.objects.get_or_create(name=_named(name), defaults={"made_by": maker})
    if is_new:
        record("collection.made", about=collection, actor=actor, name=collection.name)
    return collection


@transaction.atomic
def rename(collection_id: int, name: str, *, actor: Actor) -> Collection:
    """The collection has this name. Refused when another one has it."""
    collection = _held(collection_id, actor)
    before, collection.name = collection.name, _named(name)
    if before == collection.name:
        return collection
    try:
        with transaction.atomic():
            collection.save(update_fields=["name"])
    except IntegrityError:
        raise Refused(_("Another collection already has this name.")) from None
    record("collection.renamed", about=collection, actor=actor, before=before, after=collection.name)
    return collection


@transaction.atomic
def take_down(collection_id: int, *, actor: Actor) -> None:
    """The collection is gone; its pictures stay in the library."""
    collection = _held(collection_id, actor)
    lay_in_it = list(collection.pictures.order_by("pk").values_list("pk", flat=True))
    record("collection.taken_down", about=collection, actor=actor, name=collection.name, pictures=lay_in_it)
    collection.delete()


def _held(collection_id: int, actor: Actor) -> Collection:
    collection = Collection.objects.select_for_update(of=("self",)).filter(pk=collection_id).first()
    if collection is None:
        raise Refused(_("This collection is no longer there."))
    if not may_change(collection, actor):
        raise Refused(_("Only who made this collection and the picture desk change it."))
    return collection


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > LONGEST:
        raise Invalid(_("Give the collection a name of at most 120 letters."))
    return name
