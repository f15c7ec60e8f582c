"""What became of a story's pictures and files, a phrase for each kind of change."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.text.diff import Change, is_figure_change
from articles.text.pictured import LeadPicture, files_in, pictures_in
from articles.text.word_diff import What


def lead_sentence(old: LeadPicture | None, new: LeadPicture | None) -> str:
    """What became of the lead picture; "" where nothing did."""
    if old == new:
        return ""
    if old is None:
        return _("lead picture added")
    if new is None:
        return _("lead picture removed")
    if old.picture != new.picture:
        return _("lead picture replaced")
    if replace(old, caption=new.caption) == new:
        return _("the lead picture’s caption changed")
    return _("the lead picture changed")


def pictures(changes: Sequence[Change]) -> list[str]:
    """What became of the pictures in the text, and of the files."""
    counts = Counter[str]()
    for change in filter(is_figure_change, changes):
        counts += _counted(change)
        counts["moved"] += bool(change.moved)
    return [phrase for name, count in counts.items() if count for phrase in [_phrase(name, count)]]


def _counted(change: Change) -> Counter[str]:
    """What came, went or changed with one figure."""
    old = "" if change.what is What.INSERTED else change.old_html()
    new = "" if change.what is What.DELETED else change.new_html()
    counts = Counter[str]()
    before, after = (Counter(each.picture for each in pictures_in(html)) for html in (old, new))
    counts["added"], counts["removed"] = (after - before).total(), (before - after).total()
    before, after = (Counter(each.file for each in files_in(html)) for html in (old, new))
    counts["files added"], counts["files removed"] = (after - before).total(), (before - after).total()
    if change.what is What.CHANGED and not counts.total():
        counts["captions" if _only_captions(old, new) else "changed"] += 1
    return counts


def _only_captions(old: str, new: str) -> bool:
    """Whether the figures are the same but for their captions."""
    before, after = ([replace(each, caption="") for each in pictures_in(html)] for html in (old, new))
    return before == after


def _phrase(name: str, count: int) -> str:
    match name:
        case "added":
            said = ngettext("%d picture added", "%d pictures added", count)
        case "removed":
            said = ngettext("%d picture removed", "%d pictures removed", count)
        case "files added":
            said = ngettext("%d file added", "%d files added", count)
        case "files removed":
            said = ngettext("%d file removed", "%d files removed", count)
        case "captions":
            said = ngettext("a picture’s caption changed", "the captions of %d pictures changed", count)
        case "moved":
            said = ngettext("%d picture moved", "%d pictures moved", count)
        case _:
            said = ngettext("%d picture changed", "%d pictures changed", count)
    return said % count if "%d" in said else said
