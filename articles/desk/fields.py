"""Fields of the desk's forms: times on a wall clock, and things chosen in order."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.workflow.walltime import DoubledHour, GapHour, WallTimeRefused, resolve, zone_of
from newsroom.keys import key_in

YEARS = range(1900, 3000)


@dataclass(frozen=True)
class WallTime:
    """A time chosen: the instant, and the wall time and zone it was chosen by."""

    at: datetime
    wall: str
    zone: str


@dataclass(frozen=True)
class Shown:
    """A time as a form shows it at first, on the clock of a zone. No tuple: Django takes those as typed already."""

    at: datetime | None
    zone: str = ""


class WallTimeWidget(forms.MultiWidget):
    """Date and time, the zone where it can be chosen, and which of the two where the clocks show a time twice."""

    def __init__(self, *, with_zone: bool, attrs: dict | None = None) -> None:
        widgets: dict[str, forms.Widget] = {"": forms.TextInput(attrs={"type": "datetime-local"})}
        if with_zone:
            widgets["zone"] = forms.TextInput(attrs={"list": "zones", "maxlength": 64, "autocomplete": "off"})
        widgets["fold"] = forms.Select(choices=TURNS)
        super().__init__(widgets, attrs)
        self.with_zone = with_zone

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0" if id_ else id_

    def decompress(self, value: Any) -> list:
        chosen = value if isinstance(value, Shown) else Shown(value)
        wall, zone, fold = as_typed(chosen.at, chosen.zone)
        return [wall, zone, fold] if self.with_zone else [wall, fold]

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict:
        context = super().get_context(name, value, attrs)
        parts = context["widget"]["subwidgets"]
        for part, label in zip(parts[1:], NAMES[-len(parts[1:]) :], strict=True):
            part["attrs"]["aria-label"] = label
        if not any(parts[-1]["value"] or ()) and not self._asks(value):
            parts.pop()
        return context

    def _asks(self, value: Any) -> bool:
        """Whether what was typed names a time that the clocks show twice."""
        typed = value if isinstance(value, list) else self.decompress(value)
        zone = (typed[1] if self.with_zone else "") or settings.TIME_ZONE
        try:
            resolve(datetime.fromisoformat(typed[0] or ""), zone)
        except DoubledHour:
            return True
        except ValueError:
            return False
        return False


TURNS = [("", "—"), ("0", _("the first time")), ("1", _("the second time"))]
NAMES = [_("Time zone"), _("Which of the two")]


class WallTimeField(forms.Field):
    """Cleans to a `WallTime`, or None when empty: a gap is refused with the next time, a doubled hour is asked."""

    def __init__(self, *, with_zone: bool = False, **options: Any) -> None:
        super().__init__(widget=WallTimeWidget(with_zone=with_zone), **options)
        self.with_zone = with_zone

    def clean(self, value: Any) -> WallTime | None:
        typed = [str(part or "").strip() for part in value or []]
        wall, fold = (typed[0], typed[-1]) if typed else ("", "")
        if not wall:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        zone = (typed[1] if self.with_zone else "") or settings.TIME_ZONE
        return read_wall_time(wall, zone, fold)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return [part or "" for part in self.widget.decompress(initial)] != [part or "" for part in data or []]


def read_wall_time(wall: str, zone: str, fold: str) -> WallTime:
    """The instant a typed time names; raises ValidationError with a sentence that says what to do."""
    try:
        local = datetime.fromisoformat(wall)
    except ValueError as error:
        raise ValidationError(
            _("Write the date and time as in 2026-11-23 06:00."), code="unreadable"
        ) from error
    if local.tzinfo is not None:
        raise ValidationError(_("Write the time without a zone of its own."), code="unreadable")
    if local.year not in YEARS:
        raise ValidationError(_("Choose a year between 1900 and 2999."), code="year")
    try:
        at = resolve(local, zone, int(fold) if fold in ("0", "1") else None)
    except WallTimeRefused as refused:
        code = "gap" if isinstance(refused, GapHour) else "wall_time"
        raise ValidationError(refused.sentence, code=code) from refused
    return WallTime(at, local.isoformat(timespec="minutes"), zone)


def as_typed(at: datetime | None, zone: str = "") -> tuple[str, str, str]:
    """The instant as the field shows it: wall time, zone, and `0` or `1` where the clocks show it twice."""
    zone = zone or settings.TIME_ZONE
    if at is None:
        return "", zone, ""
    try:
        local = at.astimezone(zone_of(zone))
    except (WallTimeRefused, OverflowError):
        zone, local = "UTC", at.astimezone(ZoneInfo("UTC"))
    wall = local.replace(tzinfo=None, fold=0)
    exact = "minutes" if not (wall.second or wall.microsecond) else "auto"
    try:
        resolve(wall, zone)
    except DoubledHour as doubled:
        return wall.isoformat(timespec=exact), zone, "1" if at.astimezone(UTC) >= doubled.second else "0"
    except WallTimeRefused:
        pass
    return wall.isoformat(timespec=exact), zone, ""


class InOrder(forms.Widget):
    """Every value sent under one name, in order; the page's template draws the inputs."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return data.getlist(name) if hasattr(data, "getlist") else list(data.get(name) or [])


class KeysField(forms.Field):
    """Ids of things in the order given, each once, empty ones passed over. Whether they exist the action asks."""

    most = 50
    widget = InOrder

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)

    def clean(self, value: Any) -> tuple[int, ...]:
        typed = [str(key).strip() for key in value or [] if str(key).strip()]
        if len(typed) > self.most:
            raise ValidationError(_("Choose at most 50."), code="many")
        keys = [key for one in typed if (key := key_in(one))]
        if len(keys) != len(typed):
            raise ValidationError(_("One of these is not known here."), code="unknown")
        return tuple(dict.fromkeys(keys))
