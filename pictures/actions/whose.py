"""Whose pictures a person may change: their own, or all."""

from accounts.actors import Actor, person
from accounts.roles import Can, Scope, scope
from pictures.models import Collection, Picture


def may_change(thing: Picture | Collection, actor: Actor) -> bool:
    """Whether this person may change it: they brought or made it, or all are theirs to change."""
    someone = person(actor)
    reach = scope(someone.roles, Can.PICTURES) if someone.is_active else Scope.NONE
    began = thing.added_by_id if isinstance(thing, Picture) else thing.made_by_id
    return reach == Scope.EVERYWHERE or (reach >= Scope.OWN and began == someone.pk)
