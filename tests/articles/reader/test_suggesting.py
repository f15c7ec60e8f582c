"""Whoever finds nothing is asked whether they meant words that do find a story now, and no other."""

import re
from html import unescape
from time import sleep
from urllib.parse import quote

import pytest

from articles.actions.vocabulary import learn_new_words, relearn_words
from articles.models import NewsWord
from articles.workflow.states import State
from tests.articles.newsstand import published, text_of, withdrawn
from tests.cast import a_story

pytestmark = pytest.mark.django_db
MEANT = re.compile(r'class="search-meant">[^<]*<a href="[^"]+">(.*?)</a>')


def meant(asked: str, *, edition: str = "en", more: str = "") -> list[str]:
    html = text_of(f"{'' if edition == 'fr' else '/en'}/search/?q={quote(asked)}{more}")
    return [unescape(words) for words in MEANT.findall(html)]


@pytest.mark.parametrize(
    "typed", ["lighthuose", "lighthose", "lighthousee", "lightgouse", "LIGHTHOSE", "lihgthouuse"]
)
def test_a_slip_or_two_lead_to_the_word(cast, typed):
    published(cast, headline="The lighthouse is sold")
    relearn_words()

    assert meant(typed) == ["lighthouse"]


def test_accents_are_given_back(cast):
    published(cast, language="fr", headline="La préfecture se tait")
    relearn_words()

    assert meant("prefectur la", edition="fr") == ["préfecture la"] or meant("prefectuer", edition="fr") == [
        "préfecture"
    ]
    assert meant("prefecture", edition="fr") == []


def test_a_word_that_stands_in_a_story_is_never_replaced(cast):
    published(cast, headline="The harbour and the barge", slug="a")
    published(cast, headline="A large quay", slug="b")
    relearn_words()

    assert meant("barge") == []
    assert meant("large barge") == []


def test_only_the_word_nobody_wrote_is_replaced(cast):
    published(cast, headline="The lighthouse is sold at dawn")
    relearn_words()

    assert meant("lighthuose sold") == ["lighthouse sold"]


def test_what_finds_no_story_together_is_not_offered(cast):
    published(cast, headline="The lighthouse", slug="a", body="<p>Stone.</p>")
    published(cast, headline="The ferry", slug="b", body="<p>Steel.</p>")
    relearn_words()

    assert meant("lighthuose ferry") == []


def test_words_of_drafts_are_never_offered(cast):
    for state in (State.DRAFT, State.IN_REVIEW, State.APPROVED, State.SCHEDULED):
        a_story(cast, state, headline=f"Zanzibarian secret {state.value}", slug=state.value.replace("_", "-"))
    relearn_words()

    assert meant("zanzibarain") == []
    assert not NewsWord.objects.filter(word__startswith="zanz").exists()


def test_a_withdrawn_storys_words_are_offered_no_more(cast):
    live = published(cast, headline="The zanzibarian affair")
    relearn_words()
    assert meant("zanzibarain") == ["zanzibarian"]

    withdrawn(cast, live, "It was wrong.")

    assert meant("zanzibarain") == []
    relearn_words()
    assert not NewsWord.objects.filter(word="zanzibarian").exists()


def test_an_edition_offers_its_own_words(cast):
    published(cast, headline="The lighthouse")
    relearn_words()

    assert meant("lighthuose", edition="fr") == []
    assert meant("lighthuose", edition="fr", more="&lang=en") == ["lighthouse"]


@pytest.mark.parametrize(
    "asked", ["'", "%%%%%", "zzzzz" * 30, "𝕏𝕏𝕏𝕏𝕏", "a\x00bcde", "<script>xxxxx", "ﬀﬀﬀﬀﬀ"]
)
def test_no_words_break_the_guessing(cast, asked):
    published(cast)
    relearn_words()

    assert meant(asked) == []


def test_a_guess_costs_two_queries_however_many_words_are_known(cast, django_assert_max_num_queries):
    published(cast, headline="The lighthouse is sold")
    relearn_words()
    for count in (1, 30):
        for number in range(count):
            spelt = f"lighthouse{'abcdefghijklmnopqrstuvwxyzéèà'[number % 29]}"
            NewsWord.objects.get_or_create(edition="en", word=spelt, spelling=spelt, slips=["x"])
        with django_assert_max_num_queries(6):
            assert meant("lighthuose") == ["lighthouse"]


@pytest.mark.django_db(transaction=True)
def test_words_follow_the_log_and_are_read_once(cast):
    published(cast, headline="The lighthouse is sold")

    # What other testers have open holds the log back for a moment.
    for _again in range(200):
        if learn_new_words():
            break
        sleep(0.2)
    assert NewsWord.objects.filter(edition="en", word="lighthouse").exists()
    assert learn_new_words() == 0
