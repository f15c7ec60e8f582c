"""A comparison said in a sentence: "2 paragraphs changed, 1 moved; the headline changed; 34 words more"."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.text.diff import Change, Tally, is_figure_change
from articles.text.diff_pictures import lead_sentence, pictures
from articles.text.word_diff import What

__all__ = ["lead_sentence", "summary"]


def summary(
    changes: Sequence[Change],
    tally: Tally,
    *,
    titles: Sequence[str] = (),
    others: Sequence[str] = (),
    lead: str = "",
) -> list[str]:
    """The phrases of the sentence, none for what did not happen; `titles` and `others` are labels of fields.

    `lead` is what became of the lead picture.
    """
    words = [change for change in changes if not is_figure_change(change)]
    phrases = [*_fields(_("Changed above the text: %s"), titles), *([lead] if lead else [])]
    phrases += [*_paragraphs(words), *pictures(changes)]
    if any(change.what is not What.KEPT for change in words) or tally.inserted != tally.deleted:
        phrases.append(_words(tally))
    return [*phrases, *_fields(_("Changed around the text: %s"), others)]


def _fields(words: str, labels: Sequence[str]) -> list[str]:
    named = ", ".join(label.lower() for label in labels)
    return [words % named] if named else []


def _paragraphs(changes: Sequence[Change]) -> list[str]:
    counts = [
        (sum(change.what is What.CHANGED for change in changes), _changed),
        (sum(change.what is What.INSERTED for change in changes), _added),
        (sum(change.what is What.DELETED for change in changes), _deleted),
        (sum(bool(change.moved) for change in changes), _moved),
    ]
    return [say(count) for count, say in counts if count]


def _changed(count: int) -> str:
    return ngettext("%d paragraph changed", "%d paragraphs changed", count) % count


def _added(count: int) -> str:
    return ngettext("%d paragraph added", "%d paragraphs added", count) % count


def _deleted(count: int) -> str:
    return ngettext("%d paragraph deleted", "%d paragraphs deleted", count) % count


def _moved(count: int) -> str:
    return ngettext("%d paragraph moved", "%d paragraphs moved", count) % count


def _words(tally: Tally) -> str:
    more = tally.inserted - tally.deleted
    if more > 0:
        return ngettext("%d word more", "%d words more", more) % more
    if more < 0:
        return ngettext("%d word fewer", "%d words fewer", -more) % -more
    return _("as many words as before")
