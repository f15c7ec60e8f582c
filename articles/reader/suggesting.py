"""Guessing what somebody meant who found nothing: from words of published stories, and only what finds one now."""

from itertools import product

from django.db import connection

from articles.models import NewsWord
from articles.text.spelling import LONGEST, SHORTEST, WORD, asked_for, closest, fold

#: So many words of a search are looked at, so many guesses at each, so many searches are tried.
WORDS, GUESSES, TRIED = 6, 3, 4

#: One look at the index for each, in their order, until one finds something.
FINDS = """
    SELECT asked.words
    FROM unnest(%(tried)s::text[]) WITH ORDINALITY AS asked (words, place),
        LATERAL (
            SELECT 1 FROM articles_livestory
            WHERE edition = %(edition)s AND search @@ newsroom_query(%(edition)s, asked.words) LIMIT 1
        ) AS found
    ORDER BY asked.place LIMIT 1
"""


def did_you_mean(words: str, edition: str) -> str:
    """The search with the words nobody wrote replaced by some a slip or two away that find a story now, or "".

    A word that stands in a story is never replaced. Two queries.
    """
    typed = [each for each in WORD.findall(words) if SHORTEST - 1 <= len(fold(each)) <= LONGEST][:WORDS]
    guesses = _guesses({fold(each) for each in typed}, edition)
    if not guesses:
        return ""
    unknown = list(guesses)
    tried = [_with(words, dict(zip(unknown, chosen, strict=True))) for chosen in product(*guesses.values())][
        :TRIED
    ]
    with connection.cursor() as cursor:
        cursor.execute(FINDS, {"tried": tried, "edition": edition})
        row = cursor.fetchone()
    return row[0] if row else ""


def _guesses(typed: set[str], edition: str) -> dict[str, list[str]]:
    """Spellings to try for each word nobody wrote; empty when one of them resembles none that is known."""
    asked = sorted({slip for word in typed for slip in asked_for(word)})
    if not asked:
        return {}
    near = NewsWord.objects.filter(edition=edition, slips__overlap=asked)
    known = dict(near.values_list("word", "spelling")[:2000])
    return {
        word: [known[each] for each in closest(word, known)[:GUESSES]]
        for word in sorted(typed - known.keys())
        if closest(word, known)
    }


def _with(words: str, instead: dict[str, str]) -> str:
    return WORD.sub(lambda match: instead.get(fold(match[0]), match[0]), words)
