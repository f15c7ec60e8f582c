"""What is asked where two texts clash: both sides in words, and the ways to settle it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.models import User
from articles.desk.comparison import Words
from articles.desk.figures_shown import with_previews
from articles.desk.merge_choices import Answer, AnyClash, ways
from articles.desk.merge_told import field_label
from articles.models import Revision
from articles.models.ancestry import common_ancestor
from articles.text.diff import Numbered, compare
from articles.text.diff_figures import lead_figure
from articles.text.diff_html import comparison_html
from articles.text.diff_words import segments_html
from articles.text.merge import Clash, Keep, Merge, NoteClash
from articles.text.pictured import LeadPicture
from articles.text.tokens import tokenise
from articles.text.word_diff import compare_tokens
from articles.workflow.states import ChangeKind


@dataclass(frozen=True, kw_only=True)
class Way:
    """One radio button."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, kw_only=True)
class Question:
    """One clash as it is asked; `mine` and `theirs` are escaped words and sanitised blocks, marked against the base.

    An empty side took it out.
    """

    key: str
    label: str
    is_text: bool
    mine: str
    theirs: str
    mine_is_gone: bool
    theirs_is_gone: bool
    ways: list[Way]
    answer: Answer

    @property
    def can_be_written(self) -> bool:
        return any(way.value == Keep.EDIT for way in self.ways)

    @property
    def is_written(self) -> bool:
        return self.answer.keep is Keep.EDIT


def questions(
    merged: Merge,
    mine: Revision,
    theirs: Revision,
    *,
    answers: Mapping[str, Answer],
    reader: User,
    now: datetime,
) -> list[Question]:
    """The clashes of the merge in order, for this person; constant queries."""
    if merged.is_clean:
        return []
    versions = (common_ancestor(mine, theirs) or theirs, mine, theirs)
    words = Words(versions, reader=reader, now=now)
    said = [{**titles, **others} for titles, others in map(words.of, versions)]
    names = {
        Keep.MINE: "" if mine.made_by_id == reader.pk else str(mine.made_by),
        Keep.THEIRS: str(theirs.made_by),
    }
    return [
        Question(
            key=key,
            label=_label(key, clash),
            is_text=isinstance(clash, Clash),
            mine=_side(clash, said, 1),
            theirs=_side(clash, said, 2),
            mine_is_gone=_is_gone(clash.mine),
            theirs_is_gone=_is_gone(clash.theirs),
            ways=[
                Way(value=way, label=_way(way, clash, names), is_chosen=way is answers[key].keep)
                for way in ways(clash)
            ],
            answer=answers[key],
        )
        for key, clash in merged.conflicts.items()
    ]


def _label(key: str, clash: AnyClash) -> str:
    match clash:
        case Clash():
            return _("Text, place %(number)s") % {"number": key.removeprefix("text-")}
        case NoteClash():
            return _("Note to readers %(number)d") % {"number": clash.number}
    return field_label(clash.name)


def _way(way: Keep, clash: AnyClash, names: Mapping[Keep, str]) -> str:
    """What the button says; a side without a name is the person's own."""
    if way is Keep.BOTH:
        return _("Keep both")
    if way is Keep.EDIT:
        return _("Write it anew")
    if _is_gone(clash.mine if way is Keep.MINE else clash.theirs):
        return _("Take it out")
    return _("Keep that of %(who)s") % {"who": names[way]} if names[way] else _("Keep mine")


def _is_gone(side: object) -> bool:
    return side is None or side == ()


def _side(clash: AnyClash, said: Sequence[Mapping[str, str]], side: int) -> str:
    """One side (1 mine, 2 theirs), marked against what both began with."""
    match clash:
        case Clash():
            blocks: tuple[Numbered, ...] = clash.mine if side == 1 else clash.theirs
            return with_previews(comparison_html(compare(clash.base, blocks)))
        case NoteClash():
            notes = (clash.base, clash.mine, clash.theirs)
            texts = ["" if note is None else f"{ChangeKind(note.kind).label}: {note.text}" for note in notes]
            return _marked(texts[0], texts[side])
    label = field_label(clash.name)
    words = _marked(said[0].get(label, ""), said[side].get(label, ""))
    shown = clash.mine if side == 1 else clash.theirs
    return with_previews(lead_figure(shown)) + words if isinstance(shown, LeadPicture) else words


def _marked(old: str, new: str) -> str:
    return segments_html(compare_tokens(tokenise(old), tokenise(new)))
