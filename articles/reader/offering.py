"""What may have been meant by an address at which nothing is: stories that say its words."""

import re

from django.db.models import Q

from articles.models import LiveStory
from articles.reader.queries import live_in
from articles.reader.search import answers
from articles.text.spelling import WORD

OFFERED = 5
WORDS = 6
SHORTEST, LONGEST = 3, 40
#: Only the end of an address is about a story; dates and names of files are not.
SEGMENTS = 2
ENDING = re.compile(r"\.[a-z0-9]{1,5}$")


def words_in(path: str) -> list[str]:
    """The words of the last parts of the address, as they stand, none twice."""
    parts = [WORD.findall(ENDING.sub("", part).lower()) for part in path[:400].split("/")]
    last = [part for part in parts if part][-SEGMENTS:]
    # A slug says what the story is about; before a single word its section says something, too.
    words = last[-1] if last and len(last[-1]) > 1 else [word for part in last for word in part]
    return list(dict.fromkeys(word for word in words if SHORTEST <= len(word) <= LONGEST))[:WORDS]


def stories_like(path: str, edition: str) -> list[LiveStory]:
    """The newest stories with all the words of the address, else with one of its two longest. At most two queries."""
    words = words_in(path)
    if not words:
        return []
    found = _newest(Q(answers(" ".join(words), edition)), edition)
    if found or len(words) == 1:
        return found
    either = Q()
    for word in sorted(words, key=len, reverse=True)[:2]:
        either |= Q(answers(word, edition))
    return _newest(either, edition)


def _newest(matching: Q, edition: str) -> list[LiveStory]:
    return list(live_in(edition).filter(matching).newest_first().for_lists()[:OFFERED])
