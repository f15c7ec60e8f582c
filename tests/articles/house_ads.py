"""House ads for tests, kept by the verb."""

from articles.actions.advertising import keep_ad
from articles.models import HouseAd
from tests.cast import Cast

ALL = ["front_rail", "front_wide", "section_wide", "story_rail", "list_wide"]


def an_ad(cast: Cast, **fields) -> HouseAd:
    """An ad of words that is on in every slot of both editions, unless `fields` say otherwise."""
    said = {
        "name": "Feed",
        "headline": "Read us in your reader",
        "link": "/feed/",
        "slots": ALL,
        "is_on": True,
    }
    ad = HouseAd(**{**said, **fields})
    keep_ad(ad, fields=said, actor=cast.ada)
    return ad


def kept(cast: Cast, ad: HouseAd, **fields) -> HouseAd:
    for name, value in fields.items():
        setattr(ad, name, value)
    keep_ad(ad, fields=fields, actor=cast.ada)
    return ad
