"""Learning the words live stories are told in, so that a search can ask whether somebody meant another one.

The words follow the publication log and cost a publication nothing. A word stays when its story goes: a guess is only
offered after a search has found it in what is live now.
"""

from collections.abc import Iterable
from itertools import islice

from django.db import connection, transaction

from articles.models import LiveStory, LogPlace, NewsWord
from articles.text.spelling import slips, words_of
from newsroom.editions import EDITIONS

FOLLOWER = "vocabulary"
AT_ONCE = 200
#: One look at the log: how far it was seen, and the stories since.
TOLD = """
    SELECT pg_current_snapshot()::text,
           ARRAY(SELECT DISTINCT article_id FROM newsroom_changes_since(%s::pg_snapshot) WHERE article_id IS NOT NULL)
"""
TEXTS = ("headline", "kicker", "standfirst", "plain")


@transaction.atomic
def learn_new_words() -> int:
    """The words of all that was published and is committed are known; returns how many were new.

    One process at a time reads on from where the last one stopped; whoever comes while it does leaves at once.
    """
    LogPlace.objects.bulk_create([LogPlace(follower=FOLLOWER)], ignore_conflicts=True)
    place = LogPlace.objects.select_for_update(skip_locked=True).filter(pk=FOLLOWER).first()
    if place is None:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(TOLD, [place.seen])
        now, published = cursor.fetchone()
    learned = _learn(sorted(published))
    LogPlace.objects.filter(pk=FOLLOWER).update(seen=now)
    return learned


@transaction.atomic
def relearn_words() -> int:
    """The words known are those of the stories live now, and no other; returns how many."""
    NewsWord.objects.all().delete()
    return _learn(LiveStory.objects.order_by("pk").values_list("pk", flat=True).iterator())


def _learn(article_ids: Iterable[int]) -> int:
    """The words of these stories, as far as they are live, are known."""
    learned = 0
    seen: dict[str, set[str]] = {edition: set() for edition in EDITIONS}
    left = iter(article_ids)
    while some := list(islice(left, AT_ONCE)):
        rows = LiveStory.objects.filter(pk__in=some).values_list("edition", *TEXTS)
        texts: dict[str, list[str]] = {}
        for edition, *said in rows:
            texts.setdefault(edition, []).extend(said)
        for edition, said in texts.items():
            fresh = {word: spelt for word, spelt in words_of(said).items() if word not in seen[edition]}
            learned += _keep(edition, fresh)
            seen[edition].update(fresh)
    return learned


def _keep(edition: str, spelt: dict[str, str]) -> int:
    known = NewsWord.objects.filter(edition=edition, word__in=list(spelt))
    new = sorted(spelt.keys() - set(known.values_list("word", flat=True)))
    rows = [NewsWord(edition=edition, word=word, spelling=spelt[word], slips=slips(word)) for word in new]
    NewsWord.objects.bulk_create(rows, ignore_conflicts=True, batch_size=2000)
    return len(new)
