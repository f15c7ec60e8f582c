"""What a history costs: its page, a comparison on screen, and the bytes a small edit leaves in PostgreSQL."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Block, Revision
from bench.reference import Reference, beside, milliseconds
from bench.rows import Row
from bench.world import a_body
from bench.writing import save
from tests.cast import Cast, a_draft
from tests.site import Site

#: Small edits of a story whose bytes are counted.
EDITS = 200

#: What a save leaves behind: the revision and its new paragraph. Its audit event is counted beside them.
STORED = (Revision, Block)
PAGES = 5


def figures(site: Site, cast: Cast, reference: Reference, *, quick: bool) -> list[Row]:
    rounds = 5 if quick else 15
    desk = Desk(cast)
    edited = a_story_edited(cast, words=840, times=EDITS)
    rows = [
        *stored_bytes(cast, stories=2 if quick else 5),
        *page(desk, "history", history_of(edited), reference, rounds),
    ]
    costs = {}
    for words in (700, 1000, 2000, 10_000):
        story = a_story_edited(cast, words=words, times=2)
        found = page(desk, f"compare.{words}_words", neighbours_of(story), reference, rounds)
        costs[words] = found[0].value
        rows += found
    rows.append(ten_times("compare", costs[1000], costs[10_000]))
    listed = []
    for words in (1000, 10_000):
        found = page(
            desk,
            f"history.{words}_words",
            history_of(a_story_edited(cast, words=words, times=9)),
            reference,
            rounds,
        )
        listed.append(found[0].value)
        rows += found
    return [*rows, ten_times("history", *listed)]


def ten_times(name: str, short: float, long: float) -> Row:
    """What ten times the words cost."""
    return Row(f"{name}.10000_words_to_1000", long, "ms", long / short, "1,000 words")


class Desk:
    """Ed at his desk, without a browser or a network, through the whole middleware."""

    def __init__(self, cast: Cast) -> None:
        self.client = Client(headers={"host": "127.0.0.1"})
        self.client.force_login(cast.ed)

    def open(self, address: str) -> bytes:
        """The page there; raises AssertionError where there is none."""
        answer = self.client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        return answer.content


def page(desk: Desk, name: str, address: str, reference: Reference, rounds: int) -> list[Row]:
    """What the page costs, once it has been read before."""
    desk.open(address)
    queries = counted(lambda: desk.open(address))

    def opened() -> float:
        return milliseconds(lambda: [desk.open(address) for _page in range(PAGES)]) / PAGES

    ms, ratio = beside(reference, opened, rounds=rounds)
    return [
        Row(f"page.{name}", ms, "ms", ratio, "bare view"),
        Row(f"page.{name}.queries", queries, "queries"),
    ]


def counted(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
        return len(captured)


def history_of(story: Article) -> str:
    return reverse("desk:history", args=[story.pk])


def neighbours_of(story: Article) -> str:
    """The newest version beside the one it was written from."""
    head = Article.objects.select_related("head").get(pk=story.pk).head
    return reverse("desk:compare", args=[story.pk, head.parent_id, head.pk])


def a_story_edited(cast: Cast, *, words: int, times: int, name: str = "edited") -> Article:
    """A story of its own words, and so many small edits of it."""
    story = a_draft(cast, headline="Edited", body=a_body(f"{name} {words} {times}", words=words))
    for edit in range(times):
        save(cast, story, edit)
    return story


def stored_bytes(cast: Cast, *, stories: int) -> list[Row]:
    """Bytes a revision over many small edits, in a newsroom that has stories already, as a share of the body's size.

    Of several stories, because tables and indexes grow by pages of 8 KiB.
    """
    written = [a_story_edited(cast, words=840, times=1, name=f"stored {number}") for number in range(stories)]
    heads = Article.objects.filter(pk__in=[story.pk for story in written]).select_related("head")
    body = sum(len(story.head.body.encode()) for story in heads) / stories
    tidy()
    before = {name: size_of(name) for name in (*tables(), "accounts_event")}
    for story in written:
        for edit in range(EDITS):
            save(cast, story, 1000 + edit)
    tidy()
    grown = {name: (size_of(name) - size) / (stories * EDITS) for name, size in before.items()}
    event = grown.pop("accounts_event")
    return [
        Row("revision.stored", sum(grown.values()), "bytes", sum(grown.values()) / body, "its body"),
        Row("revision.event", event, "bytes", event / body, "its body"),
    ]


def tidy() -> None:
    """The maps a table has once, however many rows it holds, are there: they are no revision's cost."""
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM {', '.join([*tables(), 'accounts_event'])}")


def tables() -> list[str]:
    return [model._meta.db_table for model in STORED]


def size_of(table: str) -> int:
    """Bytes of the table, its indexes and what is stored out of line."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_total_relation_size(%s)", [table])
        return cursor.fetchone()[0]
