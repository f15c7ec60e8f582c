"""The form below a list of pictures: which change, to which of them, and what became of it."""

from collections import defaultdict
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from newsroom.keys import key_in
from newsroom.refusals import Invalid
from pictures.actions import bulk, shelves
from pictures.actions.bulk import Done
from pictures.models import AllowedUse, Collection, Licence

#: Name in the form, and the button's words, in their order; then whether it is for pictures in the bin.
VERBS: tuple[tuple[str, str | Promise], ...] = (
    ("collect", gettext_lazy("Add to collection")),
    ("uncollect", gettext_lazy("Take out of collection")),
    ("tag", gettext_lazy("Add keywords")),
    ("credit", gettext_lazy("Set the credit")),
    ("rights", gettext_lazy("Set the rights")),
    ("bin", gettext_lazy("Move to the bin")),
    ("bring_back", gettext_lazy("Bring back from the bin")),
)
MOST_NAMED = 5


class Numbers(forms.Field):
    """Numbers of pictures; what is none is left out."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[int]:
        return [key for one in value or [] if (key := key_in(str(one)))]


class ManyForm(forms.Form):
    """What is to be done, to which pictures, and the words it needs."""

    verb = forms.ChoiceField(choices=VERBS)
    picture = Numbers(required=False)
    collection = forms.ModelChoiceField(Collection.objects.all(), required=False)
    new_collection = forms.CharField(max_length=shelves.LONGEST, required=False)
    tags = forms.CharField(max_length=2000, required=False)
    credit = forms.CharField(max_length=255, required=False)
    licence = forms.ChoiceField(choices=[("", ""), *Licence.choices], required=False)
    allowed_use = forms.ChoiceField(choices=[("", ""), *AllowedUse.choices], required=False)
    rights_end = forms.DateTimeField(required=False)


def done(form: ManyForm, *, actor: User) -> Done:
    """What the form asks for is done. Raises Refused, also for a form that makes no sense."""
    if not form.is_valid():
        said = [problem for problems in form.errors.values() for problem in problems]
        raise Invalid(" ".join(said))
    ids, said = form.cleaned_data["picture"], form.cleaned_data
    match said["verb"]:
        case "tag":
            return bulk.tag(ids, said["tags"].split(","), actor=actor)
        case "credit":
            return bulk.credit(ids, said["credit"], actor=actor)
        case "rights":
            rights = {name: said[name] for name in ("licence", "allowed_use", "rights_end")}
            return bulk.say_rights(ids, actor=actor, **rights)
        case "bin":
            return bulk.bin_pictures(ids, actor=actor)
        case "bring_back":
            return bulk.bring_back(ids, actor=actor)
        case "uncollect":
            return bulk.take_from(ids, _collection(said), actor=actor)
    return bulk.add_to(ids, _collection(said, actor=actor), actor=actor)


def sentences(result: Done) -> tuple[str, list[str]]:
    """How many changed (nothing when none did and none was so already), and for each reason which did not."""
    if not result.changed and not result.kept and result.refused:
        return "", _unchanged(result)
    changed = len(result.changed)
    first = ngettext("%(n)d picture changed.", "%(n)d pictures changed.", changed) % {"n": changed}
    if result.kept:
        already = len(result.kept)
        first += " " + ngettext("%(n)d was so already.", "%(n)d were so already.", already) % {"n": already}
    return first, _unchanged(result)


def _unchanged(result: Done) -> list[str]:
    reasons = defaultdict(list)
    for picture, reason in result.refused:
        reasons[reason].append(str(picture))
    return [_not_changed(names, reason) for reason, names in reasons.items()]


def _not_changed(names: list[str], reason: str) -> str:
    named = ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")
    said = ngettext("Not changed: %(names)s.", "%(n)d not changed: %(names)s.", len(names))
    return said % {"n": len(names), "names": named} + f" {reason}"


def _collection(said: dict[str, Any], *, actor: User | None = None) -> Collection:
    if actor and said["new_collection"]:
        return shelves.make(said["new_collection"], actor=actor)
    if not said["collection"]:
        raise Invalid(_("Choose a collection, or name a new one."))
    return said["collection"]
