"""Pictures go to the bin, and come back; never while something uses them."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from accounts.actors import Actor, person
from newsroom.clock import newsroom_now
from newsroom.refusals import Refused
from pictures.actions.held import changed, held
from pictures.models import MediaFile, Picture


class InUse(Refused):
    """`stories` are the titles of what uses the picture."""

    def __init__(self, stories: Iterable[str]) -> None:
        self.stories = list(stories)
        quoted = [_("“%(title)s”") % {"title": title} for title in self.stories]
        super().__init__(
            _("It is in use in %(stories)s: take it out there first.")
            % {"stories": get_text_list(quoted, _("and"))}
        )


@transaction.atomic
def bin_picture(picture_id: int, *, actor: Actor) -> Picture:
    """The picture is in the bin, and can be brought back. Raises InUse while a story or a video shows it.

    Whoever puts it into a story holds its row too: the one who comes second sees what the first one did.
    """
    picture = held(picture_id, actor=actor)
    if picture.deleted_at is not None:
        return picture
    used = list(_used_in(picture))
    if used:
        raise InUse(used)
    after = {"deleted_at": newsroom_now(), "deleted_by": person(actor)}
    changed(picture, after, verb="picture.binned", actor=actor)
    return picture


@transaction.atomic
def bring_back(picture_id: int, *, actor: Actor) -> Picture:
    """The picture is not in the bin."""
    picture = held(picture_id, actor=actor)
    if picture.deleted_at is not None:
        changed(picture, {"deleted_at": None, "deleted_by": None}, verb="picture.brought_back", actor=actor)
    return picture


def _used_in(picture: Picture) -> Iterable[str]:
    uses = picture.uses.order_by("owner", "-is_live").values_list("owner", "title")
    titles = {owner: title or owner for owner, title in reversed(uses)}
    posters = MediaFile.objects.filter(poster=picture, deleted_at=None).order_by("pk")
    return [*titles.values(), *(str(file) for file in posters)]
