"""A lead picture in words: a line for each thing this story says of it."""

from django.utils.translation import gettext as _

from articles.text.pictured import WHOLE, LeadPicture


def lead_words(lead: LeadPicture | None) -> str:
    """What a comparison shows of it; empty where there is none."""
    if lead is None:
        return ""
    said = [
        _("Picture %(number)d") % {"number": lead.picture},
        _("Caption: %s") % lead.caption if lead.caption else "",
        _("Credit: %s") % lead.credit if lead.credit else "",
        _alternative(lead.alt),
        _("Cut for this story") if lead.shape != WHOLE else "",
        _("Cut differently for social networks") if lead.social_shape else "",
    ]
    return "\n".join(line for line in said if line)


def _alternative(alt: str | None) -> str:
    if alt is None:
        return ""
    return _("Alternative text: %s") % alt if alt else _("Decorative")
