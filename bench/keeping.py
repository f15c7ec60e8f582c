"""What it costs the desk to keep what is typed: an autosave as the page sends it, of a short and of a long story."""

from itertools import count

from django.test.utils import override_settings

from bench.reference import Reference, beside, milliseconds
from bench.rows import Row
from bench.world import a_body, edited
from tests.articles.desk.tab import Tab
from tests.cast import Cast, a_draft
from tests.site import Site

AUTOSAVES = 5
WORDS = (1_000, 10_000)


@override_settings(ALLOWED_HOSTS=["*"])
def figures(site: Site, cast: Cast, reference: Reference, *, quick: bool) -> list[Row]:
    rounds = 5 if quick else 15
    rows, costs = [], []
    for words in WORDS:
        ms, ratio = autosave(cast, reference, words=words, rounds=rounds)
        costs.append(ms)
        rows.append(Row(f"autosave.{words}_words", ms, "ms", ratio, "bare view"))
    short, long = costs
    return [*rows, Row("autosave.10000_words_to_1000", long, "ms", long / short, "1,000 words")]


def autosave(cast: Cast, reference: Reference, *, words: int, rounds: int) -> tuple[float, float]:
    """One word is changed each time, and the whole form sent, through the whole middleware."""
    body = a_body(f"kept {words}", words=words)
    tab, edits = Tab(cast.rita, a_draft(cast, headline="Kept", body=body)), count()

    def keeps() -> float:
        return (
            milliseconds(lambda: [kept(tab, edited(body, seed=next(edits))) for _time in range(AUTOSAVES)])
            / AUTOSAVES
        )

    return beside(reference, keeps, rounds=rounds)


def kept(tab: Tab, body: str) -> None:
    answer = tab.type(body=body)
    assert answer.status_code == 200, answer.content
