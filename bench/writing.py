"""What writing costs: a save, and a comparison of two long versions."""

from dataclasses import replace
from itertools import count

from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions import drafting
from articles.models import Article
from articles.text.blocks import split
from articles.text.diff import compare
from bench.reference import Reference, beside, milliseconds
from bench.rows import Row
from bench.world import a_body, edited
from tests.cast import Cast, a_draft
from tests.site import Site

SAVES = 10


def figures(site: Site, cast: Cast, reference: Reference, *, quick: bool) -> list[Row]:
    rounds = 5 if quick else 15
    article = a_draft(cast, headline="Saved", body=a_body("saved", words=700))
    edits = count()
    with CaptureQueriesContext(connection) as captured:
        save(cast, article, next(edits))
    queries = len(captured)

    def saves() -> float:
        return milliseconds(lambda: [save(cast, article, next(edits)) for _save in range(SAVES)]) / SAVES

    ms, ratio = beside(reference, saves, rounds=rounds)
    return [
        Row("save.queries", queries, "queries"),
        Row("save.700_words", ms, "ms", ratio, "bare view"),
        compared("compare.2000_words_edited", reference, rounds, rewritten=False),
        compared("compare.2000_words_rewritten", reference, rounds, rewritten=True),
    ]


def save(cast: Cast, article: Article, number: int) -> None:
    """One word is changed, on the newest version, as the editor's form does it."""
    head = Article.objects.select_related("head").get(pk=article.pk).head
    content = replace(head.content(), body=edited(head.body, seed=number))
    drafting.save(article.pk, base=head.pk, content=content, actor=cast.rita)


def compared(name: str, reference: Reference, rounds: int, *, rewritten: bool) -> Row:
    """A comparison of two versions of 2,000 words: one word in twenty changed, or nothing in common."""
    old = a_body("old", words=2000)
    new = a_body("new", words=2000) if rewritten else old
    for seed in range(0 if rewritten else 100):
        new = edited(new, seed=seed)
    sides = [[(None, block.kind, block.html) for block in split(body)] for body in (old, new)]
    ms, ratio = beside(reference, lambda: milliseconds(lambda: compare(*sides)), rounds=rounds)
    return Row(name, ms, "ms", ratio, "bare view")
