"""Why a file does not come in: each reason a sentence that says what to do about it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from newsroom.refusals import Invalid, Refused

#: What the limited child answers when it cannot use a file (`pictures.files.trouble.Unusable`).
REASONS: dict[str, str | Promise] = {
    "broken": _("This file cannot be read as a picture: it is damaged, or is not what it says it is."),
    "cut_short": _(
        "The end of this file is missing. Copy it again from the camera or the card, then send it."
    ),
    "too_many_pixels": _(
        "This picture has too many pixels to be opened safely. Export it smaller, then send it."
    ),
    "too_thin": _("This picture is too narrow to be shown: each side needs at least 16 pixels."),
    "too_many_scans": _(
        "This JPEG is made of far more layers than any camera or program writes. Export it again as a baseline JPEG."
    ),
    "too_heavy": _(
        "This picture needs too much memory to be opened safely. Export it smaller, then send it."
    ),
    "too_slow": _("This picture takes too long to open. Export it again as a plain JPEG, then send it."),
}


class Unreadable(Invalid):
    """The file is none the library can keep; nothing of it was kept."""

    @classmethod
    def because(cls, reason: str) -> "Unreadable":
        """The refusal for a reason of the child's; one that nobody knows is a damaged file."""
        return cls(REASONS.get(reason, REASONS["broken"]))


class AlreadyHere(Refused):
    """The library has this picture (`exact`: the very bytes) or one that looks like it, under `picture_id`."""

    def __init__(self, picture_id: int, *, exact: bool, in_bin: bool = False) -> None:
        super().__init__(ALREADY[exact, in_bin])
        self.picture_id = picture_id
        self.exact = exact
        self.in_bin = in_bin


ALREADY = {
    (True, False): _("This very picture is already in the library."),
    (True, True): _("This very picture is in the bin: bring it back from there."),
    (False, False): _("The library has a picture that looks the same. Use that one, or keep both."),
}
