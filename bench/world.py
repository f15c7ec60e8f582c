"""The newsroom the figures are taken in: a database of its own, the cast, and as many stories as are asked for."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.db import transaction
from django.test import override_settings

from articles.actions import moving, scheduling
from articles.actions.moving import When
from articles.models import Article
from articles.workflow.transitions import Move
from newsroom.clock import set_clock_offset
from tests.cast import Cast, a_draft, approve, gather_cast, submit
from tests.site import Site, create_database, drop_database, name_of

#: Stories are arranged this long ago: whatever time they wait for was then still to come.
AGO = timedelta(hours=2)

#: Nearly half of a text is these, the rest words a reader might search for: some 300 different ones a story.
SMALL = "the of and a to in was for on that with it by as at from had were an after before would said not"
STEMS = """
harbour council bridge tide vote budget ferry minister night crew quay inquiry school winter line market river
engineer report evening promise delay island union strike repair signal letter witness plan debate region protest
hospital court border storm election company worker reform expert deputy lawyer station archive museum coast harvest
"""
ENDINGS = ("", "", "", "s", "ed", "ing", "er", "less", "’s", "—")
NAMES = ("Élodie", "Zürich", "Montréal", "García", "“Northern", "Line”", "café", "£40")


@contextmanager
def a_newsroom(server_url: str, folder: Path) -> Iterator[tuple[Site, Cast]]:
    """A site on a database made for it and dropped afterwards; this process's ORM works there."""
    database_url = create_database(server_url, f"{name_of(server_url)}_bench")
    try:
        with Site(folder, database_url) as site:
            site.manage("migrate", "--verbosity", "0")
            site.manage("collectstatic", "--noinput", "--verbosity", "0")
            with site.orm(), override_settings(STATIC_ROOT=folder / "static"):
                yield site, gather_cast()
    finally:
        drop_database(server_url, name_of(database_url))


def stories_due(cast: Cast, moments: list[datetime], *, name: str) -> list[Article]:
    """One story for each moment, of some 700 words, written, submitted, approved and scheduled as people would."""
    set_clock_offset(-AGO)
    try:
        return [a_story_due(cast, moment, f"{name} {number}") for number, moment in enumerate(moments)]
    finally:
        set_clock_offset(timedelta())


def stories_published(cast: Cast, count: int, *, name: str) -> None:
    """So many stories are live, by the clock."""
    stories_due(cast, [datetime.now(UTC)] * count, name=name)
    scheduling.publish_due()


def a_story_due(cast: Cast, moment: datetime, headline: str) -> Article:
    with transaction.atomic():
        article = a_draft(cast, headline=headline, body=a_body(headline, words=700))
        submit(article, actor=cast.rita)
        approve(article, actor=cast.ed)
        when = When(publish_at=moment, zone="UTC", wall_time=moment.strftime("%Y-%m-%dT%H:%M"))
        return moving.move(article.pk, Move.SCHEDULE, actor=cast.ed, when=when)


def a_body(seed: str, *, words: int) -> str:
    """Paragraphs of 70 words that no other story has."""
    chance = random.Random(seed)
    lines = [
        " ".join(a_word(chance) for _word in range(70)).capitalize() for _paragraph in range(words // 70)
    ]
    return "".join(f"<p>{line}, in {chance.random():.6f}.</p>" for line in lines)


def a_word(chance: random.Random) -> str:
    """Now and then a name with an accent, as English news has them."""
    kind = chance.random()
    if kind < 0.45:
        return chance.choice(SMALL.split())
    return chance.choice(NAMES) if kind < 0.47 else chance.choice(STEMS.split()) + chance.choice(ENDINGS)


def edited(body: str, *, seed: int) -> str:
    """The body with one word of one paragraph changed, as a save finds it."""
    chance = random.Random(seed)
    words = body.split(" ")
    # Not one that holds the tags between two paragraphs: that edit would make one of them.
    inside = [place for place, word in enumerate(words) if "<" not in word]
    words[chance.choice(inside)] = f"word{seed}"
    return " ".join(words)
