"""One story of the archive, decided: when, where, by whom, about what, in which words."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from articles.models import Section
from articles.text.content import Content
from bench.archive.cabinet import Cabinet
from bench.archive.words import A_NAME_IN
from newsroom.editions import EDITIONS

YEARS = timedelta(days=3652)
#: A day of an election, as full in a small archive as in a large one, alone in its days; and so are the last two.
BIG_DAY, ON_BIG_DAY = timedelta(days=400), 60
AROUND = timedelta(days=1)
LAST_DAYS, ON_LAST_DAYS = timedelta(hours=47), 80

CHANGED, WITHDRAWN = 0.09, 0.01
CHANGES = ("minor", "update", "update", "clarification", "correction")
PARAGRAPHS = (6, 11)
OUT_OF_DATE = timedelta(hours=5)


@dataclass(frozen=True)
class Told:
    """A story as it was published, and as it reads now; `keys` are its paragraphs' blocks."""

    number: int
    at: datetime
    section: Section
    first: Content
    change: Content | None
    keys: list[int]
    is_withdrawn: bool

    @property
    def content(self) -> Content:
        return self.change or self.first

    @property
    def changed_at(self) -> datetime:
        return self.at + OUT_OF_DATE if self.change else self.at


def stories(cabinet: Cabinet, count: int, *, until: datetime, first_key: int) -> Iterator[Told]:
    """So many stories of ten years, the oldest first; their articles will be numbered from `first_key`."""
    chance = random.Random(count)
    for number, at in enumerate(_moments(chance, count, until)):
        edition = EDITIONS[0] if chance.random() < 0.5 else EDITIONS[1]
        yield _story(cabinet, chance, edition, number, at, first_key=first_key, until=until)


def _moments(chance: random.Random, count: int, until: datetime) -> list[datetime]:
    """Whole microseconds, no two the same."""
    big = until - BIG_DAY
    morning = big.replace(hour=6, minute=0, second=0)
    moments = {
        morning + timedelta(minutes=10 * n, microseconds=n) for n in range(min(ON_BIG_DAY, count // 5))
    }
    few = min(ON_LAST_DAYS, count // 5)
    moments |= {until - LAST_DAYS * (n + 1) / (few + 1) for n in range(few)}
    while len(moments) < count:
        moment = (
            until - LAST_DAYS - timedelta(microseconds=chance.randrange(YEARS // timedelta(microseconds=1)))
        )
        if abs(moment - morning) > AROUND:
            moments.add(moment)
    return sorted(moments)


def _story(
    cabinet: Cabinet,
    chance: random.Random,
    edition: str,
    number: int,
    at: datetime,
    *,
    first_key: int,
    until: datetime,
) -> Told:
    shelf = cabinet.shelves[edition]
    section = cabinet.some(chance, cabinet.sections, 1)[0]
    drawn = chance.sample(shelf.paragraphs, chance.randint(*PARAGRAPHS))
    words = shelf.tongue.text(chance, 30).replace(".", "").split()
    name = shelf.tongue.rare_name(number // A_NAME_IN)
    content = Content(
        language=edition,
        section_id=section.pk,
        headline=" ".join(words[:8]).capitalize() + f" {number}",
        kicker=words[9].capitalize(),
        standfirst=f"{name} : {' '.join(words[10:])}.",
        body="\n".join(html for _key, html in drawn),
        slug=f"{words[0]}-{number}".lower() if words[0].isascii() else f"story-{number}",
        byline_ids=tuple(
            who.pk for who in cabinet.some(chance, cabinet.authors, chance.choice((1, 1, 1, 2)))
        ),
        topic_ids=tuple(
            topic.pk for topic in cabinet.some(chance, shelf.topics, chance.choice((0, 1, 2, 2, 3)))
        ),
        related_ids=tuple({first_key + chance.randrange(number) for _n in range(chance.choice((0, 0, 1, 2)))})
        if number
        else (),
        importance=chance.choice((1, 2, 2, 2, 2, 2, 3)),
    )
    is_withdrawn = chance.random() < WITHDRAWN
    change = None
    if not is_withdrawn and chance.random() < CHANGED and at + OUT_OF_DATE < until:
        kind = chance.choice(CHANGES)
        change = replace(content, kicker=f"{content.kicker} *", change_kind=kind, change_note=NOTES[kind])
    return Told(number, at, section, content, change, [key for key, _html in drawn], is_withdrawn)


NOTES = {
    "minor": "",
    "update": "The mayor answers.",
    "clarification": "The bridge meant is the old one.",
    "correction": "The vote was nine to six, not eight to seven.",
}
