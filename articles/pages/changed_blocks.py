"""A changed block as readers see it: its words, and for a picture or file a word in its place.

Pictures of a text that is no longer live are nobody's to see, so that no version shows any. No-break spaces are
spaces here: the signs for them are the desk's.
"""

import re
from collections.abc import Sequence
from html import escape

from django.utils.translation import gettext as _

from articles.text.diff import Change, is_figure_change
from articles.text.diff_html import block_html
from articles.text.diff_pictures import pictures
from articles.text.diff_words import segments_html
from articles.text.typography import without_signs
from articles.text.word_diff import Segment, What

_OPENING = re.compile(r"<figure data-([a-z]+)=\"[^\"<>]*\"(?: data-[a-z]+=\"[^\"<>]*\")*>")


def changed_block(change: Change) -> str:
    """One block, balanced and escaped, without address or number."""
    if not is_figure_change(change):
        return without_signs(block_html(change))
    if change.what is What.CHANGED and "data-gallery" in change.new_html() + change.old_html():
        said = escape(", ".join(pictures([change])))
        return f'<div class="diff-block diff-block--changed"><p class="diff-note">{said}</p></div>'
    return _OPENING.sub(_sign, without_signs(block_html(change)))


def changed_words(segments: Sequence[Segment]) -> str:
    """The words of a title, as safe HTML."""
    return without_signs(segments_html(segments))


def _sign(opening: re.Match[str]) -> str:
    words = {"gallery": _("Gallery"), "file": _("File")}.get(opening.group(1), _("Picture"))
    return f'<figure><span class="diff-sign">{escape(words)}</span>'
