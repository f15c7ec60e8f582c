"""What reading a story's past costs: who wrote what, where a phrase came and went, and what to check."""

from collections.abc import Callable
from dataclasses import replace

from articles.actions import drafting
from articles.desk.comparison import comparison
from articles.desk.phrase_search import search
from articles.desk.whose_words import authorship
from articles.models import Article, Revision
from bench.reference import Reference, beside, milliseconds
from bench.rows import Row
from bench.world import a_body, edited
from tests.cast import Cast, a_draft
from tests.site import Site

#: Versions of each story, one word apart, by two people in turn.
VERSIONS = 30


def figures(site: Site, cast: Cast, reference: Reference, *, quick: bool) -> list[Row]:
    rounds = 5 if quick else 15
    short, long = (a_much_saved_story(cast, words=words) for words in (1000, 10_000))
    rows = []
    for name, act in (("authorship", whose_words(cast)), ("phrase", find_phrase)):
        for words, story in ((1000, short), (10_000, long)):
            ms, ratio = beside(reference, lambda act=act, story=story: spent(act, story), rounds=rounds)
            rows.append(Row(f"{name}.{words}_words", ms, "ms", ratio, "bare view"))
        growth = rows[-1].ratio / rows[-2].ratio
        rows.append(Row(f"{name}.ten_times_the_words", growth, "times", growth, f"{name}.1000_words"))
    return [*rows, compared(cast, reference, rounds)]


def a_much_saved_story(cast: Cast, *, words: int) -> Article:
    article = a_draft(cast, headline=f"Saved at {words}", body=a_body(f"of {words}", words=words))
    for number in range(VERSIONS - 1):
        head = Article.objects.select_related("head").get(pk=article.pk).head
        content = replace(head.content(), body=edited(head.body, seed=number))
        drafting.save(article.pk, base=head.pk, content=content, actor=(cast.rita, cast.ed)[number % 2])
    return Article.objects.select_related("head").get(pk=article.pk)


def spent(act: Callable[[Article], object], story: Article) -> float:
    return milliseconds(lambda: act(story))


def whose_words(cast: Cast) -> Callable[[Article], object]:
    return lambda story: authorship(story, story.head, reader=cast.rita, by_version=False)


def find_phrase(story: Article) -> object:
    return search(story, "word7")


def compared(cast: Cast, reference: Reference, rounds: int) -> Row:
    """All that the page of a comparison says of 2,000 words, one in twenty changed: words, fields, what to check."""
    body = a_body("checked", words=2000)
    article = a_draft(cast, headline="Checked", body=body)
    old = Revision.objects.get(pk=article.head_id)
    for seed in range(100):
        body = edited(body, seed=seed)
    saved = drafting.save(
        article.pk, base=old.pk, content=replace(old.content(), body=body), actor=cast.rita
    ).revision

    def measured() -> float:
        sides = [Revision.objects.get(pk=key) for key in (old.pk, saved.pk)]
        return milliseconds(lambda: comparison(*sides, reader=cast.rita))

    ms, ratio = beside(reference, measured, rounds=rounds)
    return Row("compare.2000_words_with_checks", ms, "ms", ratio, "bare view")
