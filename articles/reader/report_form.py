"""What a report must look like to be read."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.pages.reporting import LONGEST_MESSAGE, LONGEST_PASSAGE

TOO_LONG = _("At most %(limit_value)d characters; you have %(show_value)d.")


class Lines(forms.CharField):
    """Text whose line breaks count once, as the browser counts them."""

    def to_python(self, value: object) -> str:
        return super().to_python(value).replace("\r\n", "\n")


class ReportForm(forms.Form):
    """`website` is a field no person sees: who fills it is no person."""

    passage = Lines(max_length=LONGEST_PASSAGE, required=False, error_messages={"max_length": TOO_LONG})
    message = Lines(
        max_length=LONGEST_MESSAGE,
        error_messages={"required": _("Tell us what is wrong."), "max_length": TOO_LONG},
    )
    email = forms.EmailField(
        max_length=254,
        required=False,
        error_messages={"invalid": _("This is not an e-mail address. You can also leave it out.")},
    )
    website = forms.CharField(required=False)

    @property
    def typed(self) -> dict[str, str]:
        return {name: self.data.get(name, "") for name in ("passage", "message", "email")}

    @property
    def problems(self) -> dict[str, str]:
        return {name: " ".join(map(str, said)) for name, said in self.errors.items()}
