"""Spaces that must not break: showing them, and saying where French wants one."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.text.inline import text_html

NO_BREAK = "\u00a0"
NARROW = "\u202f"
_SPECIAL = re.compile("([\u00a0\u202f])")
_MARK = "⍽"
_SIGN = re.compile(rf'<span class="nbsp( nbsp--narrow)?" title="[^"<>]*">{_MARK}</span>')

# French typography (Lexique des règles typographiques en usage à l’Imprimerie nationale): a no-break space
# before the colon and inside guillemets, a narrow one before ; ! ? and in numbers.
_WANTED = (
    (re.compile(r"« ?(?=[^\s\u00a0\u202f])"), "«" + NO_BREAK),
    (re.compile(r"(?<=[^\s\u00a0\u202f]) ?»"), NO_BREAK + "»"),
    (re.compile(r"(?<=[^\W_]) :(?= |$)|(?<=[^\W\d_]):(?= |$)|(?<=[»)]) ?:(?= |$)"), NO_BREAK + ":"),
    (re.compile(r"(?<=[\w»)]) ?([;!?]+)(?=[\s)»”]|$)"), NARROW + r"\1"),
    (re.compile(r"(?<!\d)(\d{1,3}) (?=\d{3}(?!\d))"), r"\1" + NARROW),
    (re.compile(r"(?<=\d) ?(?=[%€])"), NO_BREAK),
)


@dataclass(frozen=True)
class Suggestion:
    """A stretch of text (start, end) that French sets otherwise, and how."""

    start: int
    end: int
    found: str
    wanted: str


def show_nbsp(text: str) -> str:
    """The text as safe HTML in which each no-break space is a sign one can see, with its name."""
    parts = _SPECIAL.split(text)
    return "".join(_shown(part) if place % 2 else text_html(part) for place, part in enumerate(parts))


def _shown(space: str) -> str:
    """One no-break space made visible."""
    if space == NARROW:
        return f'<span class="nbsp nbsp--narrow" title="{_("narrow no-break space")}">{_MARK}</span>'
    return f'<span class="nbsp" title="{_("no-break space")}">{_MARK}</span>'


def without_signs(html: str) -> str:
    """What `show_nbsp` made, with the spaces themselves again: readers are shown a text, not its spelling."""
    return _SIGN.sub(lambda sign: NARROW if sign.group(1) else NO_BREAK, html)


def french_spaces(text: str) -> list[Suggestion]:
    """Where a French text lacks a no-break space, in order; either kind of them is taken as right."""
    found = [
        Suggestion(match.start(), match.end(), match.group(), match.expand(wanted))
        for pattern, wanted in _WANTED
        for match in pattern.finditer(text)
    ]
    return sorted(found, key=lambda suggestion: (suggestion.start, suggestion.end))


def with_french_spaces(text: str) -> str:
    """The text with every suggestion taken: nothing but spaces differs."""
    for suggestion in reversed(french_spaces(text)):
        text = text[: suggestion.start] + suggestion.wanted + text[suggestion.end :]
    return text
