"""What the editor's page says of itself along with the words: which tab it is, and where it stands."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from newsroom.refusals import Invalid

LARGEST = 2**63 - 1


class TabForm(forms.Form):
    """Which tab speaks, and under which token of the lock; the token is empty in a tab that never held it."""

    tab = forms.UUIDField()
    fence = forms.IntegerField(required=False, min_value=0, max_value=LARGEST)
    publication_version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)


class AutosaveForm(TabForm):
    """Which autosave of the tab it is, and the digest of the words as the browser meant them."""

    sequence = forms.IntegerField(min_value=0, max_value=LARGEST)
    client_save_id = forms.UUIDField()
    digest = forms.RegexField(r"^[0-9a-f]{64}$")


class PresenceForm(TabForm):
    """What the tab is doing."""

    typing = forms.BooleanField(required=False)
    unsaved = forms.BooleanField(required=False)
    want_lock = forms.BooleanField(required=False)
    gone = forms.BooleanField(required=False)


class BeginForm(TabForm):
    """The first words of a new story, and the name by which they find it again."""

    client_save_id = forms.UUIDField()


class SaveForm(forms.Form):
    """What a script adds to an ordinary save; a form sent without scripts says none of it."""

    tab = forms.UUIDField(required=False)
    fence = forms.IntegerField(required=False, min_value=0, max_value=LARGEST)
    sequence = forms.IntegerField(required=False, min_value=0, max_value=LARGEST)
    client_save_id = forms.UUIDField(required=False)


def said_in(sent: QueryDict, kind: type[forms.Form]) -> dict[str, Any]:
    """What the page says of itself; `Invalid` where it cannot be read."""
    form = kind(sent)
    if not form.is_valid():
        raise Invalid(
            _(
                "The page did not say clearly which tab these words come from. Open the story again in a new tab."
            )
        )
    return form.cleaned_data
