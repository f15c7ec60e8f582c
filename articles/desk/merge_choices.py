"""What a person may choose where two texts clash, what is chosen before they do, and what their form says."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.models import Revision
from articles.text.merge import Choice, Clash, FieldClash, Keep, Merge, NoteClash
from articles.text.merge_fields import RELATIONS, WORDED
from articles.text.retyped import as_lines, can_be_retyped, retyped

#: The longest text a form takes, as in the story's own.
LONGEST_TEXT = 20_000

AnyClash = Clash | FieldClash | NoteClash


@dataclass(frozen=True)
class Answer:
    """One clash as the form has it: what is kept, and what stands in the field for a third text."""

    keep: Keep
    words: str
    problem: str = ""


def ways(clash: AnyClash) -> list[Keep]:
    """What can be kept of it."""
    sides = [Keep.MINE, Keep.THEIRS]
    both = [Keep.BOTH] if clash.mine and clash.theirs else []
    match clash:
        case Clash():
            return sides + both + ([Keep.EDIT] if can_be_retyped(clash.mine + clash.theirs) else [])
        case NoteClash():
            return [*sides, *both, Keep.EDIT]
    if clash.name in WORDED:
        return [*sides, *both, Keep.EDIT]
    return sides + (both if clash.name in RELATIONS else [])


def before_choosing(clash: AnyClash) -> Answer:
    """Everything, where there is room for it; the side that has something; else theirs, which the story has."""
    if Keep.BOTH in ways(clash):
        return Answer(Keep.BOTH, _both_words(clash))
    return Answer(Keep.THEIRS if clash.theirs else Keep.MINE, _both_words(clash))


def _both_words(clash: AnyClash) -> str:
    match clash:
        case Clash():
            return as_lines(clash.both)
        case NoteClash():
            return "\n\n".join(note.text for note in (clash.mine, clash.theirs) if note)
    if clash.name not in WORDED:
        return ""
    return " ".join(text for text in dict.fromkeys((clash.mine, clash.theirs)) if text)


def answers_in(merged: Merge, sent: Mapping[str, str] | None) -> dict[str, Answer]:
    """What the form says of each clash; where it says nothing that is offered, what is chosen beforehand."""
    return {key: _answer(key, clash, sent or {}) for key, clash in merged.conflicts.items()}


def _answer(key: str, clash: AnyClash, sent: Mapping[str, str]) -> Answer:
    ready = before_choosing(clash)
    said = sent.get(f"keep-{key}", "")
    keep = Keep(said) if said in ways(clash) else ready.keep
    words = sent.get(f"words-{key}", ready.words).replace("\r\n", "\n").replace("\x00", "")
    return Answer(keep, words, _problem(clash, keep, words))


def _problem(clash: AnyClash, keep: Keep, words: str) -> str:
    """Why the words cannot be stored: a field has no more room than its column."""
    if keep not in (Keep.EDIT, Keep.BOTH) or isinstance(clash, Clash):
        return ""
    if keep is Keep.BOTH and not (isinstance(clash, FieldClash) and clash.name in WORDED):
        return ""
    text = words if keep is Keep.EDIT else _both_words(clash)
    most = (isinstance(clash, FieldClash) and Revision._meta.get_field(clash.name).max_length) or LONGEST_TEXT
    if len(text) <= most:
        return ""
    return _(
        "Too long: %(length)d characters, and there is room for %(most)d. Choose one side, or shorten it."
    ) % {
        "length": len(text),
        "most": most,
    }


def choices_of(merged: Merge, answers: Mapping[str, Answer]) -> dict[str, Choice]:
    """The answers as the merge takes them."""
    return {
        key: Choice(answers[key].keep, _words(clash, answers[key])) for key, clash in merged.conflicts.items()
    }


def _words(clash: AnyClash, answer: Answer) -> str:
    if answer.keep is not Keep.EDIT:
        return ""
    if isinstance(clash, Clash):
        return retyped(answer.words, clash.mine + clash.theirs + clash.base)
    if isinstance(clash, FieldClash) and clash.name in ("headline", "kicker", "dateline", "seo_title"):
        return " ".join(answer.words.split("\n")).strip()
    return answer.words.strip()
