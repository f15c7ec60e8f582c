"""What the library's pages ask of the rows, by name."""

from django.contrib.postgres.search import SearchQueryField
from django.core.cache import cache
from django.db.models import BooleanField, Count, F, Func, Q, QuerySet, TextField, Value

from newsroom.keys import key_in
from pictures.models import Collection, Picture

#: Keywords offered while one is typed, and seconds for which they are remembered: the whole library is read for them.
OFFERED = 200
KEPT = 300


class Fold(Func):
    """Without case and accents, as the readers' search folds."""

    function = "newsroom_fold"
    output_field = TextField()


def with_words(rows: QuerySet[Picture], words: str) -> QuerySet[Picture]:
    """Pictures described by all these words, in whichever language; a number finds the picture of that number too."""
    rows = rows.annotate(in_french=_answers("fr", words), in_english=_answers("en", words))
    fits = Q(in_french=True) | Q(in_english=True)
    if key := key_in(words):
        fits |= Q(pk=key)
    return rows.filter(fits)


def with_tag(rows: QuerySet[Picture], tag: str) -> QuerySet[Picture]:
    """Pictures with this keyword, as it is written or in the other case."""
    return rows.filter(keywords__overlap=list({tag, tag.lower(), tag.upper(), tag.capitalize()}))


def with_photographer(rows: QuerySet[Picture], name: str) -> QuerySet[Picture]:
    """Pictures by somebody whose name has every word, whatever its case and accents."""
    rows = rows.annotate(folded=Fold(F("photographer")))
    for word in name.split()[:6]:
        rows = rows.filter(folded__contains=Fold(Value(word)))
    return rows


def collections_with_counts() -> QuerySet[Collection]:
    """Every collection by name, with how many pictures lie in it (the bin left out) as `count`."""
    kept = Count("pictures", filter=Q(pictures__deleted_at=None))
    return Collection.objects.select_related("made_by").annotate(count=kept)


def collection_choices() -> list[tuple[int, str]]:
    return list(Collection.objects.values_list("pk", "name"))


def common_keywords() -> list[str]:
    """The keywords that most pictures have, to be offered while one is typed; counted anew each few minutes."""
    return cache.get_or_set("pictures:keywords", _count_keywords, timeout=KEPT)


def by_fingerprint(hashes: list[str]) -> dict[str, Picture]:
    """The pictures the library has of these files, by the SHA-256 of their bytes."""
    rows = Picture.objects.filter(content_hash__in=hashes).only("content_hash", "deleted_at")
    return {picture.content_hash: picture for picture in rows}


def _count_keywords() -> list[str]:
    words = Picture.objects.kept().annotate(
        word=Func(F("keywords"), function="unnest", output_field=TextField())
    )
    counted = words.order_by().values_list("word").annotate(count=Count("pk")).order_by("-count", "word")
    return [word for word, _count in counted[:OFFERED]]


def _answers(language: str, words: str) -> Func:
    """Whether a picture matches, as the GIN index answers it; Django's own lookup would build another query."""
    query = Func(Value(language), Value(words), function="newsroom_query", output_field=SearchQueryField())
    return Func(
        F("search"), query, template="(%(expressions)s)", arg_joiner=" @@ ", output_field=BooleanField()
    )
