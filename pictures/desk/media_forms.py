"""The forms of video, sound and documents: shapes only, the actions hold the rules."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from newsroom.keys import LAST_KEY
from pictures.models import MediaFile, MediaKind

LONGEST_TRANSCRIPT = 200_000


class FileForm(forms.Form):
    """A file on its way in."""

    file = forms.FileField(label=_("File"), max_length=1000, allow_empty_file=True)


class DescribedForm(forms.Form):
    """What the desk says of a file. Fields that its kind does not have are not there."""

    version = forms.IntegerField(max_value=LAST_KEY, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Title"), max_length=255, required=False)
    credit = forms.CharField(label=_("Credit"), max_length=255, required=False)
    poster_id = forms.IntegerField(
        label=_("Poster"),
        help_text=_("The number of a picture of the library: it is shown until the video plays."),
        required=False,
        min_value=1,
        max_value=LAST_KEY,
    )
    captions_file = forms.FileField(
        label=_("Captions"),
        help_text=_("A WebVTT (.vtt) file. SubRip (.srt) is turned into WebVTT."),
        max_length=1000,
        required=False,
        allow_empty_file=True,
    )
    no_captions = forms.BooleanField(label=_("Take the captions out"), required=False)
    captions_language = forms.ChoiceField(
        label=_("Language of the captions"), choices=[("", "—"), *settings.LANGUAGES], required=False
    )
    transcript = forms.CharField(
        label=_("Transcript"),
        help_text=_(
            "What is said, as plain text: for those who do not hear it, and for those who would rather read."
        ),
        max_length=LONGEST_TRANSCRIPT,
        required=False,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def __init__(self, *args: Any, file: MediaFile, **options: Any) -> None:
        initial = {
            name: getattr(file, name)
            for name in ("version", "title", "credit", "poster_id", "captions_language", "transcript")
        }
        super().__init__(*args, initial=initial, use_required_attribute=False, **options)
        for name in ABSENT[MediaKind(file.kind)]:
            del self.fields[name]
        if "no_captions" in self.fields and not file.captions:
            del self.fields["no_captions"]

    def said(self) -> dict[str, Any]:
        """What was typed, under the names of the file's columns."""
        typed = self.cleaned_data
        said = {name: typed[name] for name in ("title", "credit", "poster_id", "transcript") if name in typed}
        if "captions_language" in typed:
            said["captions_language"] = typed["captions_language"]
        if typed.get("no_captions"):
            said |= {"captions": "", "captions_language": ""}
        return said

    def captions(self) -> bytes | None:
        """The bytes of a captions file, if one was sent."""
        sent = self.cleaned_data.get("captions_file")
        return sent.read() if sent else None


ABSENT = {
    MediaKind.VIDEO: (),
    MediaKind.AUDIO: ("poster_id", "captions_file", "no_captions", "captions_language"),
    MediaKind.DOCUMENT: ("poster_id", "captions_file", "no_captions", "captions_language", "transcript"),
}
