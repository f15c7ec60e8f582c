"""How a picture is cut: instructions beside an original that nothing changes."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actors import Actor
from newsroom.refusals import Invalid, Refused
from pictures.actions.held import changed, changes_since, held
from pictures.models import Picture
from pictures.shapes.shape import Shape


@transaction.atomic
def reshape(picture_id: int, *, actor: Actor, version: int | None, shape: str) -> Picture:
    """The picture is cut so from now on; the stories that show it keep the cut they were given.

    Raises Invalid for no shape, Refused when somebody else has cut it since `version` or whose picture it is not.
    """
    picture = held(picture_id, actor=actor)
    try:
        text = Shape.from_text(shape).as_text()
    except ValueError:
        raise Invalid(_("A picture cannot be cut like this.")) from None
    if text == picture.shape_text:
        return picture
    for event in changes_since(picture, version):
        if "shape_text" in event.detail["after"]:
            raise Refused(
                _(
                    "%(person)s has cut this picture otherwise meanwhile: look at that first, then cut it again."
                )
                % {"person": event.actor_name}
            )
    changed(picture, {"shape_text": text}, verb="picture.shaped", actor=actor)
    return picture
