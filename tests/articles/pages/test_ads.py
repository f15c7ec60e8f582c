"""Which ad stands in a slot hangs on the page alone, and over many pages on the weights."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as some

from articles.models import HouseAd
from articles.pages.ads import SLOTS, choose, may_carry_ads

PATHS = [f"politics/2026/11/{day:02}/story-{number}" for day in range(1, 29) for number in range(100)]
WEIGHTS = some.lists(some.integers(1, 9), min_size=1, max_size=6)


def ads(weights, slots=("a", "b")) -> list[HouseAd]:
    return [HouseAd(pk=pk, weight=weight, slots=list(slots)) for pk, weight in enumerate(weights, 1)]


def chosen(known, path, slots=("a",)):
    return {slot: ad.pk for slot, ad in choose(dict.fromkeys(slots, known), path).items()}


def test_the_mix_over_the_site_follows_the_weights():
    shares = Counter(chosen(ads([1, 2, 5]), path)["a"] for path in PATHS)

    for pk, weight in ((1, 1), (2, 2), (3, 5)):
        assert abs(shares[pk] / len(PATHS) - weight / 8) < 0.03, shares


@given(WEIGHTS, some.sampled_from(PATHS), some.randoms())
def test_a_page_has_the_same_ad_whenever_it_is_made_and_in_whatever_order_the_ads_come(weights, path, chance):
    known = ads(weights)
    shuffled = chance.sample(known, len(known))

    assert chosen(known, path, ("a", "b")) == chosen(shuffled, path, ("a", "b"))


@given(WEIGHTS, some.sampled_from(PATHS))
def test_no_ad_stands_twice_on_a_page_and_no_slot_is_empty_while_there_is_one_for_it(weights, path):
    found = chosen(ads(weights), path, ("a", "b"))

    assert len(set(found.values())) == len(found) == min(2, len(weights))


@given(WEIGHTS, some.sampled_from(PATHS))
def test_an_ad_that_comes_changes_only_the_pages_it_comes_to(weights, path):
    before, after = ads(weights), ads([*weights, 3])

    assert chosen(after, path)["a"] in (chosen(before, path)["a"], len(after))


def test_an_ad_stands_only_in_its_own_slots():
    assert chosen(ads([1], slots=("b",)), "x", ("a", "b")) == {"b": 1}
    assert choose({"a": []}, "x") == {}


@pytest.mark.parametrize(
    ("without", "sensitive", "topics", "may"),
    [
        (False, False, [], True),
        (False, False, [False, False], True),
        (True, False, [], False),
        (False, True, [], False),
        (False, False, [False, True], False),
    ],
)
def test_a_story_carries_ads_unless_the_desk_a_topic_or_its_sensitivity_forbids(
    without, sensitive, topics, may
):
    assert may_carry_ads(without=without, sensitive=sensitive, topics_without=topics) is may


def test_every_slot_has_a_name_of_its_own():
    names = [slot.name for slots in SLOTS.values() for slot in slots]

    assert len(names) == len(set(names))
