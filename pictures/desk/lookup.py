"""The only way a view of the library reaches a picture."""

from django.http import Http404
from django.utils.translation import gettext as _

from pictures.models import Picture


def picture_for(pk: int) -> Picture:
    """The picture, in the bin or not; 404 when there is none. Whoever enters the library sees all of it."""
    found = Picture.objects.select_related("added_by").filter(pk=pk).first()
    if found is None:
        raise Http404(_("There is no such picture."))
    return found
