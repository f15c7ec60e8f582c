"""The forms that moves ask with: what a person must say, and the version they said it of."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from articles.actions.moving import When
from articles.desk.fields import KeysField, WallTime, WallTimeField
from articles.desk.queries import who_may_write
from articles.workflow.transitions import ROWS, Ask, Move
from newsroom.keys import LAST_KEY

LONGEST = 5000


def _words(label, help_text="") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class MoveForm(forms.Form):
    """What the table asks for this move. Whether an answer is enough the door says, not the form."""

    revision = forms.IntegerField(required=False, max_value=LAST_KEY, widget=forms.HiddenInput)
    content_hash = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, move: Move, **options: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **options)
        for ask in ROWS[move].asks:
            if ask in FIELDS:
                name, field = FIELDS[ask]()
                self.fields[name] = field

    def said(self) -> dict[str, Any]:
        """The answers as the door takes them."""
        typed = self.cleaned_data
        chosen: WallTime | None = typed.get("when")
        return {
            "revision_id": typed["revision"],
            "content_hash": typed["content_hash"],
            "note": typed.get("note", ""),
            "reason": typed.get("reason", ""),
            "when": When(chosen.at, chosen.zone, chosen.wall) if chosen else None,
        }


FIELDS = {
    Ask.NOTE: lambda: ("note", _words(_("Note to the writers"))),
    Ask.REASON: lambda: ("reason", _words(_("Reason"), _("It is kept in the story’s history."))),
    Ask.PUBLIC_REASON: lambda: (
        "reason",
        _words(_("Reason for the readers"), _("Readers see it at every address the story has had.")),
    ),
    Ask.TIME: lambda: (
        "when",
        WallTimeField(label=_("Time of publication"), required=False, with_zone=True),
    ),
}


class ReasonForm(forms.Form):
    reason = _words(_("Reason"), _("It is kept in the story’s history."))


class NoteForm(forms.Form):
    note = _words(_("Note"), _("It is kept in the story’s history."))


class WritersForm(forms.Form):
    """Who writes the story besides its creator."""

    writers = KeysField(label=_("Writers"))

    def clean_writers(self) -> list[User]:
        wanted = self.cleaned_data["writers"]
        found = list(who_may_write().filter(pk__in=wanted))
        if len(found) != len(wanted):
            raise forms.ValidationError(_("One of these people does not write here."))
        return found
