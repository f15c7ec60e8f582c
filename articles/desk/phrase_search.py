"""In which versions of a story a phrase came and went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from articles.desk.versions import past_of, stored_blocks
from articles.models import Article, Revision
from articles.text.phrases import Excerpt, Turn, Version, excerpt, fold, folded_phrase, turns
from articles.text.tokens import block_text
from newsroom.clock import newsroom_now

LONGEST = 200

Texts = list[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Sighting:
    """A version in which the phrase came or went, in words; `before` is the version to compare it with.

    `excerpts` are of this version where the phrase has come, else of the one before.
    """

    version: Revision
    before: Revision | None
    sentence: str
    has_come: bool
    is_there: bool
    is_beside: bool
    joined_in: Revision | None
    excerpts: list[Excerpt]


@dataclass(frozen=True, kw_only=True)
class Search:
    """What was asked, and where it was found: the oldest version first. `stands` says how it is now."""

    asked: str
    sightings: list[Sighting]
    stands: str
    versions: int
    now: datetime


def search(article: Article, asked: str) -> Search:
    """The versions of this story in which the phrase came or went; constant queries."""
    asked = asked.strip()[:LONGEST]
    phrase = folded_phrase(asked)
    past = past_of(article) if phrase else []
    texts = _texts(past)
    versions = [Version(version.pk, _sources(version), texts[version.pk]) for version in past]
    found = turns(versions, phrase)
    line = Line(past, article.head_id)
    by_key = {version.pk: version for version in past}
    return Search(
        asked=asked if phrase else "",
        sightings=[_sighting(turn, by_key, texts, phrase, line) for turn in found],
        stands=_stands(texts.get(article.head_id, []), phrase),
        versions=len(past),
        now=newsroom_now(),
    )


class Line:
    """Which versions lead to the newest one, and where those beside them joined it."""

    def __init__(self, past: Sequence[Revision], head_id: int) -> None:
        by_key = {version.pk: version for version in past}
        self.main: set[int] = set()
        key: int | None = head_id
        while key in by_key:
            self.main.add(key)
            key = by_key[key].parent_id
        self.joined: dict[int, Revision] = {}
        for version in past:
            other = version.merge_parent_id if version.pk in self.main else None
            while other in by_key and other not in self.main and other not in self.joined:
                self.joined[other] = version
                other = by_key[other].parent_id


def _sources(version: Revision) -> tuple[int, ...]:
    return tuple(key for key in (version.parent_id, version.merge_parent_id) if key)


def _texts(past: list[Revision]) -> dict[int, Texts]:
    """The words of each version by place; every block is read once."""
    stored = {key: block_text(html) for key, html in stored_blocks(past).items()}
    return {
        version.pk: [
            ("headline", version.headline),
            ("kicker", version.kicker),
            ("standfirst", version.standfirst),
            *(("text", stored[key]) for key in version.body_blocks),
            *(("notes", note["text"]) for note in version.notes),
        ]
        for version in past
    }


def _sighting(
    turn: Turn, past: dict[int, Revision], texts: dict[int, Texts], phrase: str, line: Line
) -> Sighting:
    shown = turn.key if turn.came_into else turn.before
    places = turn.came_into or turn.left
    excerpts = [_first(texts[shown], place, phrase) for place in places] if shown is not None else []
    return Sighting(
        version=past[turn.key],
        before=past[turn.before] if turn.before is not None else None,
        sentence=_sentence(turn, past),
        has_come=bool(turn.came_into),
        is_there=bool(turn.stands_in),
        is_beside=turn.key not in line.main,
        joined_in=line.joined.get(turn.key),
        excerpts=[found for found in excerpts if found],
    )


def _first(texts: Texts, place: str, phrase: str) -> Excerpt | None:
    found = (excerpt(text, phrase) for where, text in texts if where == place)
    return next((one for one in found if one), None)


def _sentence(turn: Turn, past: dict[int, Revision]) -> str:
    """What happened to the phrase in this version."""
    said = []
    if turn.came_into:
        said.append(_came(turn, past))
    if turn.left:
        said.append(_("Vanished from %(places)s.") % {"places": _places(turn.left)})
        stays = [place for place in turn.stands_in if place not in turn.came_into]
        if stays:
            said.append(_("Still in %(places)s.") % {"places": _places(stays)})
    return " ".join(said)


def _came(turn: Turn, past: dict[int, Revision]) -> str:
    places = _places(turn.came_into)
    if turn.brought_from is not None:
        number = past[turn.brought_from].number
        return _("Brought from version %(number)d into %(places)s.") % {"number": number, "places": places}
    came = _("Came back in %(places)s.") if turn.is_back else _("Appeared in %(places)s.")
    return came % {"places": places}


def _places(places: Sequence[str]) -> str:
    names = {
        "headline": _("the headline"),
        "kicker": _("the kicker"),
        "standfirst": _("the standfirst"),
        "text": _("the text"),
        "notes": _("the notes to readers"),
    }
    return _(" and ").join(names[place] for place in dict.fromkeys(places))


def _stands(texts: Texts, phrase: str) -> str:
    """Whether the working copy has the phrase, and where."""
    places = [place for place, text in texts if phrase in fold(text)]
    if not places:
        return _("It does not stand in the working copy.")
    return _("It stands in the working copy: in %(places)s.") % {"places": _places(places)}
