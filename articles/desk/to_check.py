"""The figures and names that differ between two versions, each with its places on the page of the comparison."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.text.diff import Change
from articles.text.diff_html import anchor_of
from articles.text.diff_layout import numbers_of
from articles.text.particulars import Particular, particulars, texts_of

#: More of one kind is a new story, not a change to check.
MOST = 60
#: Places of one change that are linked to.
MOST_PLACES = 5


@dataclass(frozen=True)
class Check:
    """A figure or a name; `old` is "" where it is new, `new` is "" where it is gone. `anchors` are ids on the page."""

    old: str
    new: str
    anchors: list[str]


@dataclass(frozen=True)
class ToCheck:
    """What to check, at most MOST of each, and how many more there are."""

    figures: list[Check]
    names: list[Check]
    more: int

    @property
    def is_empty(self) -> bool:
        return not (self.figures or self.names)


def to_check(old: Mapping[str, str], new: Mapping[str, str], changes: Sequence[Change]) -> ToCheck:
    """What differs in the words above the text, given by label, and in the blocks of a comparison."""
    titles = [(old.get(label, ""), text) for label, text in new.items()]
    found = particulars(titles + texts_of(changes))
    figures = [each for each in found if each.kind == "figure"]
    names = [each for each in found if each.kind == "name"]
    anchors = dict(enumerate(title_anchor(place) for place in range(len(titles))))
    anchors |= {len(titles) + place: anchor_of(number) for place, number in numbers_of(changes).items()}
    return ToCheck(
        figures=[_check(each, anchors) for each in figures[:MOST]],
        names=[_check(each, anchors) for each in names[:MOST]],
        more=len(found) - len(figures[:MOST]) - len(names[:MOST]),
    )


def _check(found: Particular, anchors: Mapping[int, str]) -> Check:
    places = [anchors[place] for place in found.places if place in anchors]
    return Check(found.old, found.new, places[:MOST_PLACES])


def title_anchor(place: int) -> str:
    """The id of the element that shows the words above the text at this place."""
    return f"title-{place}"
