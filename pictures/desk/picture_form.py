"""The forms of one picture's page: what is said of it, and how it is cut."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from newsroom.refusals import Invalid
from pictures.actions.describing import LONGEST_WORDS, SAYABLE
from pictures.models import AllowedUse, Licence, Picture
from pictures.shapes.shape import LEAST_SIDE, MOST_STRAIGHTENED, Shape

SECONDS = "%Y-%m-%dT%H:%M:%S"
SIDES = ("left", "top", "right", "bottom")


class Moment(forms.DateTimeField):
    """A day and a time in the newsroom's zone; the browser's own control."""

    def __init__(self, **options: Any) -> None:
        shown = forms.DateTimeInput(format=SECONDS, attrs={"type": "datetime-local", "step": 1})
        super().__init__(widget=shown, required=False, input_formats=[SECONDS, "%Y-%m-%dT%H:%M"], **options)


class Words(forms.CharField):
    """Several lines."""

    def __init__(self, *, rows: int, **options: Any) -> None:
        area = forms.Textarea(attrs={"rows": rows})
        super().__init__(widget=area, required=False, max_length=LONGEST_WORDS, **options)


class DescribeForm(forms.Form):
    """What the desk says. `version` is the one the person looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    title = forms.CharField(label=_("Title"), max_length=255, required=False)
    caption = Words(label=_("Caption"), rows=4)
    alt = Words(
        label=_("Alternative text"), rows=2, help_text=_("What can be seen, for whoever does not see it.")
    )
    credit = forms.CharField(
        label=_("Credit"), max_length=255, required=False, help_text=_("Nothing goes out without it.")
    )
    photographer = forms.CharField(label=_("Photographer"), max_length=255, required=False)
    place = forms.CharField(label=_("Place"), max_length=255, required=False)
    taken_at = Moment(label=_("Taken on"))
    keywords = forms.CharField(
        label=_("Keywords"),
        max_length=9000,
        required=False,
        help_text=_("With commas between them."),
        widget=forms.TextInput(attrs={"list": "known-keywords", "autocomplete": "off"}),
    )
    owner = forms.CharField(label=_("Owner of the rights"), max_length=255, required=False)
    licence = forms.ChoiceField(label=_("Licence"), choices=Licence.choices)
    allowed_use = forms.ChoiceField(label=_("Allowed use"), choices=AllowedUse.choices)
    rights_end = Moment(
        label=_("Rights end on"),
        help_text=_("From then on no story that shows it can go out. Empty: they do not end."),
    )
    rights_note = Words(label=_("Conditions"), rows=2)

    def clean_keywords(self) -> list[str]:
        return self.cleaned_data["keywords"].split(",")

    def said(self) -> dict[str, Any]:
        """The fields as `describe` takes them. Raises Invalid with every problem in one sentence."""
        if not self.is_valid():
            told = [f"{self[name].label}: {' '.join(said)}" for name, said in self.errors.items()]
            raise Invalid(" ".join(told))
        return {name: self.cleaned_data[name] for name in SAYABLE}


def as_shown(name: str, value: Any) -> Any:
    """A column's value as its field of the form holds it."""
    return ", ".join(value) if name == "keywords" else value


def initial_of(picture: Picture) -> dict[str, Any]:
    return {name: as_shown(name, getattr(picture, name)) for name in SAYABLE} | {"version": picture.version}


def seconds_of(moment: datetime | None) -> datetime | None:
    return moment.replace(microsecond=0) if moment else None


class CutForm(forms.Form):
    """The cut in hundredths: what is taken off each side, and where the focal point is."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    turn = forms.TypedChoiceField(
        label=_("Turn"),
        coerce=int,
        choices=[
            (0, _("as it lies")),
            (90, _("a quarter to the right")),
            (180, _("upside down")),
            (270, _("a quarter to the left")),
        ],
    )
    straighten = forms.FloatField(
        label=_("Straighten"),
        min_value=-MOST_STRAIGHTENED,
        max_value=MOST_STRAIGHTENED,
        widget=forms.NumberInput(attrs={"type": "range", "step": "0.1"}),
    )
    left = forms.FloatField(label=_("From the left"))
    top = forms.FloatField(label=_("From the top"))
    right = forms.FloatField(label=_("From the right"))
    bottom = forms.FloatField(label=_("From the bottom"))
    focal_x = forms.FloatField(label=_("From the left"))
    focal_y = forms.FloatField(label=_("From the top"))

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, label_suffix="", **options)
        for name in (*SIDES, "focal_x", "focal_y"):
            most = 100 if name.startswith("focal") else round(100 * (1 - LEAST_SIDE))
            self.fields[name].widget.attrs.update(
                {"min": 0, "max": most, "step": "any", "inputmode": "decimal"}
            )

    def shape(self) -> str:
        """The cut in its one spelling. Raises Invalid for what is no cut."""
        if not self.is_valid():
            raise Invalid(_("A picture cannot be cut like this."))
        said = self.cleaned_data
        left, top, right, bottom = (said[side] / 100 for side in SIDES)
        try:
            return Shape(
                turn=said["turn"],
                straighten=said["straighten"],
                crop=(left, top, 1 - right, 1 - bottom),
                focal=(said["focal_x"] / 100, said["focal_y"] / 100),
            ).as_text()
        except ValueError:
            raise Invalid(_("A picture cannot be cut like this.")) from None


def cut_of(picture: Picture) -> dict[str, Any]:
    """What `CutForm` shows of the picture's own cut."""
    shape = picture.shape
    left, top, right, bottom = shape.crop
    off = dict(zip(SIDES, (left, top, 1 - right, 1 - bottom), strict=True))
    focal = {"focal_x": shape.focal[0], "focal_y": shape.focal[1]}
    hundredths = {name: f"{100 * part + 0:.4g}" for name, part in {**off, **focal}.items()}
    return {
        "version": picture.version,
        "turn": shape.turn,
        "straighten": f"{shape.straighten:g}",
        **hundredths,
    }
