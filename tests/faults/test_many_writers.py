"""Many writers save one story at once, some on old versions, some twice: nothing sent is lost or stored twice.

What was sent is written down here, outside the product; the rows are asked for it at the end. The long run is
`make torture`; a failing order is repeated with its SEED.
"""

import os
import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.db import connection

from articles.actions import drafting
from articles.actions.drafting import Outcome
from articles.models import Article, Revision
from articles.models.revision import Why
from articles.text.content import Content
from tests.cast import a_draft

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

WRITERS, SAVES = (32, 50) if os.environ.get("LONG_RUN") else (8, 6)
SEED = int(os.environ.get("SEED", "0")) or random.randrange(10**6)

#: The paragraph some writers fight over; each also has one of their own.
SHARED = "Everybody writes here."


@dataclass
class Page:
    """One open editor: what it stands on, what it shows, and what it sent."""

    name: str
    story: int
    actor: object
    chance: random.Random
    base: int
    content: Content
    fights: bool
    sent: dict[UUID, str] = field(default_factory=dict)
    outcomes: Counter = field(default_factory=Counter)

    def write(self) -> None:
        """Another sentence, in the writer's own paragraph, or in the one of all."""
        said = f"{self.name}x{len(self.sent)}x."
        place = SHARED if self.fights and self.chance.random() < 0.3 else f"Here writes {self.name}."
        self.content = replace(self.content, body=self.content.body.replace(place, f"{place} {said}", 1))
        self.save(said)

    def save(self, said: str) -> None:
        name = uuid4()
        self.sent[name] = said
        send = ThreadPoolExecutor(2) if self.chance.random() < 0.1 else None
        if send is None:
            answers = [self.send(name)]
        else:
            with send:
                answers = [one.result() for one in [send.submit(self.send_apart, name) for _ in range(2)]]
        if self.chance.random() < 0.1:
            answers.append(self.send(name))
        assert len({(answer.outcome, answer.revision) for answer in answers}) == 1
        self.outcomes[answers[0].outcome] += 1
        # Now and then somebody looks away, and goes on later from what is long out of date.
        if self.chance.random() < 0.8:
            self.base = answers[0].revision.pk

    def send(self, name: UUID):
        return drafting.save(
            self.story, base=self.base, content=self.content, actor=self.actor, client_save_id=name
        )

    def send_apart(self, name: UUID):
        try:
            return self.send(name)
        finally:
            connection.close()


def test_thirty_two_writers_of_one_story_lose_no_sentence(cast):
    print(f"SEED={SEED}")
    names = [f"Writer{number}" for number in range(WRITERS)]
    body = "".join(f"<p>Here writes {name}.</p>" for name in names) + f"<p>{SHARED}</p>"
    story = a_draft(cast, body=body)
    first = Revision.objects.get(article=story)
    people = [cast.rita, cast.ed, cast.chip]
    pages = [
        Page(
            name, story.pk, people[n % 3], random.Random(f"{SEED} {n}"), first.pk, first.content(), n % 4 == 0
        )
        for n, name in enumerate(names)
    ]

    write_at_once(pages)

    rows = list(Revision.objects.filter(article=story).order_by("number"))
    outcomes = sum((page.outcomes for page in pages), Counter())
    print(f"{sum(outcomes.values())} saves: {dict(outcomes)}, {len(rows)} versions")
    assert lost(pages, rows) == []
    assert_stored_once(pages, rows)
    assert_one_graph(rows, Article.objects.get(pk=story.pk).head_id)
    assert outcomes[Outcome.MERGED] > 0
    assert outcomes[Outcome.CONFLICT] > 0


def write_at_once(pages: list[Page]) -> None:
    line = Barrier(len(pages), timeout=60)

    def work(page: Page) -> None:
        line.wait()
        try:
            for _turn in range(SAVES):
                page.write()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(pages)) as lanes:
        for running in [lanes.submit(work, page) for page in pages]:
            running.result()


def lost(pages: list[Page], rows: list[Revision]) -> list[str]:
    kept = "\n".join(row.body for row in rows)
    return [said for page in pages for said in page.sent.values() if said not in kept]


def assert_stored_once(pages: list[Page], rows: list[Revision]) -> None:
    named = Counter(row.client_save_id for row in rows if row.client_save_id)
    assert set(named.values()) == {1}
    assert set(named) == {name for page in pages for name in page.sent}
    assert len(rows) == 1 + len(named) + sum(row.why == Why.MERGED for row in rows)


def assert_one_graph(rows: list[Revision], head: int) -> None:
    """Each version but the first comes from older ones of this story, and the head from a line of heads."""
    number = {row.pk: row.number for row in rows}
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert [row.number for row in rows if row.parent_id is None] == [1]
    for row in rows[1:]:
        assert number[row.parent_id] < row.number
        assert row.merge_parent_id is None or number[row.merge_parent_id] < row.number
    assert head in number
