"""What the desk's forms about the front page send; the rules are the actions'."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models.front import PLACES
from newsroom.editions import EDITIONS
from newsroom.keys import LAST_KEY
from newsroom.refusals import Invalid

#: For how long something can be set, in hours; without any, until somebody takes it down.
HOURS = (1, 3, 6, 12, 24, 48)
#: Names of places, as the desk says them.
PLACE_NAMES = {
    "lead": gettext_lazy("Lead story"),
    "second-1": gettext_lazy("Second story, 1"),
    "second-2": gettext_lazy("Second story, 2"),
    "second-3": gettext_lazy("Second story, 3"),
    "third-1": gettext_lazy("Below the lead, 1"),
    "third-2": gettext_lazy("Below the lead, 2"),
    "picture": gettext_lazy("Picture story"),
}


class FrontForm(forms.Form):
    """Which front page, as whoever sends it saw it, and what is to be done with it."""

    edition = forms.ChoiceField(choices=[(edition, edition) for edition in EDITIONS])
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1)
    place = forms.ChoiceField(choices=[(place, place) for place in PLACES], required=False)
    article = forms.IntegerField(min_value=1, max_value=LAST_KEY, required=False)
    hours = forms.TypedChoiceField(
        choices=[("", ""), *((hours, hours) for hours in HOURS)], coerce=int, empty_value=None, required=False
    )
    text = forms.CharField(max_length=1000, required=False)

    @property
    def lasting(self) -> timedelta | None:
        hours = self.cleaned_data["hours"]
        return timedelta(hours=hours) if hours else None


def read_front_form(posted, *, needs: tuple[str, ...] = ()) -> FrontForm:
    """What was sent, if it can be read and `needs` are among it; else `Invalid`."""
    form = FrontForm(posted)
    if not form.is_valid() or not all(form.cleaned_data[name] for name in needs):
        raise Invalid(_("This is not what the page of the front sends: open it again, and try once more."))
    return form


def lasting_choices() -> list[tuple[int, str]]:
    """Hours with their words, in the active language."""
    return [
        (hours, ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}) for hours in HOURS
    ]
