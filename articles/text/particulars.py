"""Figures and names that differ between two versions: what a desk checks before anything else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import chain

from articles.text.diff import Change
from articles.text.figures import FIGURES, Token, read
from articles.text.matching import matches
from articles.text.names import Known, bare, is_set_in_capitals, names
from articles.text.tokens import block_text
from articles.text.word_diff import What

#: A change of more words than this is a new sentence: its figures are not the old ones changed.
NARROW = 14
#: Two spellings of one name have so much in common.
ALIKE = 0.75
MOST_SPELLINGS = 40

Pair = tuple[str, str]
Found = tuple[str, str, str, int]


@dataclass(frozen=True)
class Particular:
    """A figure or a name that differs; `old` is "" where it came, `new` is "" where it went.

    `places` count the pairs of texts from 0; `kind` is "figure" or "name".
    """

    kind: str
    old: str
    new: str
    places: tuple[int, ...]


@dataclass
class Sides:
    """The particulars only one side has, as (place, token)."""

    old: list[tuple[int, Token]] = field(default_factory=list)
    new: list[tuple[int, Token]] = field(default_factory=list)


def texts_of(changes: Iterable[Change]) -> list[Pair]:
    """Both texts of each block of a comparison, "" on the side that lacks it."""
    return [_texts(change) for change in changes]


def _texts(change: Change) -> Pair:
    if change.what is What.CHANGED:
        old = ("".join(each.text for each in line.segments if each.old is not None) for line in change.lines)
        new = ("".join(each.text for each in line.segments if each.new is not None) for line in change.lines)
        return "\n".join(old), "\n".join(new)
    text = block_text(change.html)
    return ("" if change.what is What.INSERTED else text, "" if change.what is What.DELETED else text)


def particulars(pairs: Sequence[Pair]) -> list[Particular]:
    """What figures and names differ between the old and the new text of each pair, each once.

    First those that took another's place in the same words, then what only one side has anywhere; in order of place.
    """
    told = {text: read(text) for text in dict.fromkeys(chain.from_iterable(pairs))}
    known = Known()
    for tokens in told.values():
        if not is_set_in_capitals(tokens):
            known.learn(tokens)
    read_texts = {text: _with_names(text, tokens, known) for text, tokens in told.items()}
    found: list[Found] = []
    alone = Sides()
    for place, (old, new) in enumerate(pairs):
        if old != new and _said_in(read_texts[old]) != _said_in(read_texts[new]):
            found += _compared(place, read_texts[old], read_texts[new], alone)
    olds = list(chain.from_iterable(read_texts[old] for old, _new in pairs))
    news = list(chain.from_iterable(read_texts[new] for _old, new in pairs))
    found += _respelt(alone)
    found += [(_sort(token), token.text, "", place) for place, token in _gone(alone.old, news)]
    found += [(_sort(token), "", token.text, place) for place, token in _come(alone.new, olds)]
    return _each_once(found)


def _each_once(found: Iterable[Found]) -> list[Particular]:
    """Equal ones made one, with all their places."""
    places: dict[tuple[str, str, str], list[int]] = {}
    for kind, old, new, place in found:
        at = places.setdefault((kind, old, new), [])
        if place not in at[-1:]:
            at.append(place)
    return [Particular(*said, tuple(at)) for said, at in places.items()]


def _with_names(text: str, tokens: list[Token], known: Known) -> list[Token]:
    """The tokens, each name as one."""
    if is_set_in_capitals(tokens):
        return tokens
    found = list(names(text, tokens, known))
    ends = {token.start: token for token in found}
    merged: list[Token] = []
    until = 0
    for token in tokens:
        if token.start in ends:
            merged.append(ends[token.start])
            until = token.start + len(ends[token.start].text)
        elif token.start >= until:
            merged.append(token)
    return merged


def _said_in(tokens: list[Token]) -> list[str]:
    """The figures and names of a text in their order: where they are the same, there is nothing to check."""
    return [token.value for token in tokens if _is_particular(token)]


def _is_particular(token: Token) -> bool:
    return token.kind in FIGURES or token.kind == "name"


def _sort(token: Token) -> str:
    return "name" if token.kind == "name" else "figure"


def _compared(place: int, old: list[Token], new: list[Token], alone: Sides) -> list[Found]:
    """What took another's place here; what found no partner is put with those alone."""
    found = []
    here = there = 0
    shared = matches([token.value for token in old], [token.value for token in new])
    for start, first, length in [*shared, (len(old), len(new), 0)]:
        found += _replaced(place, old[here:start], new[there:first], alone)
        here, there = start + length, first + length
    return found


def _replaced(place: int, gone: list[Token], come: list[Token], alone: Sides) -> list[Found]:
    """The pairs of one stretch of replaced words: figures of one kind, and one name for one name, in order."""
    before = [token for token in gone if _is_particular(token)]
    after = [token for token in come if _is_particular(token)]
    found = []
    if max(len(gone), len(come)) <= NARROW:
        for token in list(before):
            partner = next((other for other in after if _may_replace(token, other, before, after)), None)
            if partner is not None:
                before.remove(token)
                after.remove(partner)
                found.append((_sort(token), token.text, partner.text, place))
    alone.old += [(place, token) for token in before]
    alone.new += [(place, token) for token in after]
    return found


def _may_replace(old: Token, new: Token, before: list[Token], after: list[Token]) -> bool:
    """Whether one can be the other, changed."""
    if old.value == new.value:
        return False
    if old.kind == "name" or new.kind == "name":
        if old.kind != new.kind or _says_no_more(old, new):
            return False
        return _names_in(before) == _names_in(after) == 1 or _is_respelt(old.text, new.text)
    amounts = {"amount", "words", "code"}
    return old.kind == new.kind or {old.kind, new.kind} <= amounts or {old.kind, new.kind} <= {"date", "day"}


def _names_in(tokens: list[Token]) -> int:
    return sum(token.kind == "name" for token in tokens)


def _says_no_more(old: Token, new: Token) -> bool:
    """Whether both name the same with more or fewer words: "Marie Lefèvre", then "Lefèvre"."""
    one, other = set(old.text.split()), set(new.text.split())
    return one <= other or other <= one


def _is_respelt(old: str, new: str) -> bool:
    pair = SequenceMatcher(None, old, new, autojunk=False)
    return pair.real_quick_ratio() >= ALIKE and pair.quick_ratio() >= ALIKE and pair.ratio() >= ALIKE


def _respelt(alone: Sides) -> list[Found]:
    """Names of one side that the other has in another spelling, elsewhere."""
    found = []
    seen = {token.text for _place, token in alone.old} & {token.text for _place, token in alone.new}
    gone = [each for each in alone.old if each[1].kind == "name" and each[1].text not in seen][
        :MOST_SPELLINGS
    ]
    come = [each for each in alone.new if each[1].kind == "name" and each[1].text not in seen][
        :MOST_SPELLINGS
    ]
    for each in gone:
        partner = next((other for other in come if _is_other_spelling(each[1], other[1])), None)
        if partner is not None:
            come.remove(partner)
            alone.old.remove(each)
            alone.new.remove(partner)
            found.append(("name", each[1].text, partner[1].text, partner[0]))
    return found


def _is_other_spelling(old: Token, new: Token) -> bool:
    return not _says_no_more(old, new) and _is_respelt(old.text, new.text)


def _gone(alone: Iterable[tuple[int, Token]], others: Sequence[Token]) -> list[tuple[int, Token]]:
    """Those whose figure, or no word of whose name, the other side has anywhere; each once."""
    values, words = _said(others)
    return _once(
        (place, token)
        for place, token in alone
        if not (words & set(token.text.split()) if token.kind == "name" else token.value in values)
    )


def _come(alone: Iterable[tuple[int, Token]], others: Sequence[Token]) -> list[tuple[int, Token]]:
    """Those whose figure, or one of the words of whose name, the other side has nowhere; each once."""
    values, words = _said(others)
    return _once(
        (place, token)
        for place, token in alone
        if (set(token.text.split()) - words if token.kind == "name" else token.value not in values)
    )


def _said(tokens: Iterable[Token]) -> tuple[set[str], set[str]]:
    """All figures and all words of one side."""
    values, words = set[str](), set[str]()
    for token in tokens:
        if token.kind in FIGURES:
            values.add(token.value)
        elif token.kind != "sign":
            words.update(bare(word) for word in token.text.split())
    return values, words


def _once(found: Iterable[tuple[int, Token]]) -> list[tuple[int, Token]]:
    """The first of each."""
    once: dict[str, tuple[int, Token]] = {}
    for place, token in found:
        once.setdefault(token.value, (place, token))
    return list(once.values())
