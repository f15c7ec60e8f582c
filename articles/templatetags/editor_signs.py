"""Signs that newsrooms need in French and English and that keyboards lack, as the editor's bar offers them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

register = template.Library()


@dataclass(frozen=True)
class Sign:
    """`shown` stands on the button of a sign nobody sees."""

    text: str
    name: str | Promise
    shown: str | Promise = ""


@dataclass(frozen=True)
class Signs:
    label: str | Promise
    signs: Sequence[Sign]


def _letters(letters: str) -> list[Sign]:
    """Letters are called by themselves."""
    return [Sign(letter, letter) for letter in letters]


GROUPS = (
    Signs(
        _("Quotes and dashes"),
        [
            Sign("«", _("opening guillemet")),
            Sign("»", _("closing guillemet")),
            Sign("“", _("opening double quote")),
            Sign("”", _("closing double quote")),
            Sign("‘", _("opening single quote")),
            Sign("’", _("apostrophe, or closing single quote")),
            Sign("–", _("en dash")),
            Sign("—", _("em dash")),
            Sign("…", _("ellipsis")),
            Sign("·", _("middle dot")),
        ],
    ),
    Signs(
        _("Spaces that do not break"),
        [
            Sign("\u00a0", _("no-break space (Ctrl+Shift+Space)"), _("no-break space")),
            Sign("\u202f", _("narrow no-break space (Alt+Shift+Space)"), _("narrow")),
            Sign("\u2011", _("hyphen that does not break"), _("hyphen")),
        ],
    ),
    Signs(_("Letters"), _letters("ÉÈÊËÀÂÇÎÏÔÙÛŒÆœæçëïüñßáíóúåøöä")),
    Signs(
        _("Figures and signs"),
        [
            Sign("€", _("euro")),
            Sign("£", _("pound")),
            Sign("$", _("dollar")),
            Sign("¥", _("yen")),
            Sign("°", _("degree")),
            Sign("№", _("numero")),
            Sign("§", _("section sign")),
            Sign("½", _("one half")),
            Sign("¼", _("one quarter")),
            Sign("¾", _("three quarters")),
            Sign("²", _("squared")),
            Sign("³", _("cubed")),
            Sign("×", _("multiplied by")),
            Sign("±", _("plus or minus")),
            Sign("−", _("minus")),
            Sign("‰", _("per thousand")),
            Sign("→", _("arrow to the right")),
            Sign("©", _("copyright")),
        ],
    ),
)


@register.simple_tag
def signs() -> tuple[Signs, ...]:
    return GROUPS
