"""Words of a comparison as safe HTML: <ins> and <del>, a note where only the look or the link changed."""

from collections.abc import Sequence
from html import escape

from django.utils.translation import gettext as _

from articles.text.inline import Marks
from articles.text.typography import show_nbsp
from articles.text.word_diff import Segment, What


def segments_html(segments: Sequence[Segment]) -> str:
    """Words with what happened to them, no-break spaces made visible."""
    return "".join(_segment_html(segment) for segment in segments)


def _segment_html(segment: Segment) -> str:
    """One stretch of words."""
    marks = segment.new or segment.old or Marks()
    words = marked(show_nbsp(segment.text), marks)
    if segment.what is What.INSERTED:
        return f"<ins>{words}</ins>"
    if segment.what is What.DELETED:
        return f"<del>{words}</del>"
    if segment.what is What.RESTYLED and segment.old and segment.new:
        said = "; ".join(style_notes(segment.old, segment.new))
        return f'<mark class="diff-restyled">{words}</mark><span class="diff-note">[{escape(said)}]</span>'
    return words


def marked(words: str, marks: Marks) -> str:
    """Words in their look; a link shows where it leads but is none here."""
    if marks.shift:
        words = f"<{marks.shift}>{words}</{marks.shift}>"
    if marks.italic:
        words = f"<em>{words}</em>"
    if marks.bold:
        words = f"<strong>{words}</strong>"
    return f'<span class="diff-link" title="{escape(marks.href)}">{words}</span>' if marks.href else words


def style_notes(old: Marks, new: Marks) -> list[str]:
    """How the look of kept words changed, a phrase for each difference."""
    notes = []
    if old.bold != new.bold:
        notes.append(_("became bold") if new.bold else _("no longer bold"))
    if old.italic != new.italic:
        notes.append(_("became italic") if new.italic else _("no longer italic"))
    if old.shift != new.shift:
        notes.append({"sub": _("lowered"), "sup": _("raised"), "": _("back on the line")}[new.shift])
    if old.href != new.href:
        notes.append(_link_note(old.href, new.href))
    return notes


def _link_note(old: str, new: str) -> str:
    """How the link of kept words changed."""
    if not old:
        return _("link added: %(new)s") % {"new": new}
    if not new:
        return _("link removed: %(old)s") % {"old": old}
    return _("link changed from %(old)s to %(new)s") % {"old": old, "new": new}
