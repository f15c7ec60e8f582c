"""Advertising without surveillance: which slots a page has, and which house ad stands in each.

The page decides, not the reader: nothing is counted, no script runs, nobody is recognised. An ad's share of the pages
follows its weight, and an ad that comes or goes moves only into, or out of, its own share.
"""

from collections.abc import Iterable
from datetime import datetime
from hashlib import blake2b
from math import log
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import HouseAd
from articles.pages import surrogates
from articles.pages.paper import Paper
from articles.pages.pictures import Album, PictureView, Place
from newsroom.kept_queries import kept


class Slot(NamedTuple):
    """Room for one ad: its name, where the newsroom finds it, and how large its picture stands there."""

    name: str
    label: str | Promise
    place: Place


_RAIL = Place("whole", "18.75rem", 640)
_WIDE = Place("whole", "(min-width: 38rem) 36rem, calc(100vw - 2rem)", 1280)

#: The slots of each kind of page, in the order readers meet them; a kind that is not here has none.
SLOTS: dict[str, tuple[Slot, ...]] = {
    "front": (
        Slot("front_rail", _("front page, under the latest stories"), _RAIL),
        Slot("front_wide", _("front page, under the sections"), _WIDE),
    ),
    "section": (Slot("section_wide", _("section, under its list"), _WIDE),),
    "story": (Slot("story_rail", _("story, beside or under the text"), _RAIL),),
    "list": (Slot("list_wide", _("latest, topic and author, under the list"), _WIDE),),
}
SLOT_CHOICES = [(slot.name, slot.label) for slots in SLOTS.values() for slot in slots]


class AdView(NamedTuple):
    """An ad ready to be set: a picture, a headline and words, or both."""

    link: str
    headline: str
    words: str
    picture: PictureView | None


def may_carry_ads(*, without: bool, sensitive: bool, topics_without: Iterable[bool]) -> bool:
    """Whether a story's page may carry ads: the desk said nothing against it, nor does what it is about."""
    return not (without or sensitive or any(topics_without))


def ads_on(kind: str, path: str, paper: Paper) -> dict[str, AdView]:
    """The ad of each slot of the page at `path` that has one, by the slot's name. One query.

    The page's keys and its end are told to the paper.
    """
    paper.shows(surrogates.of_ads(paper.edition))
    known = _to_come_or_running(paper.edition, paper.now)
    slots = SLOTS[kind]
    wanted = [ad for ad in known if any(slot.name in ad.slots for slot in slots)]
    for moment in _turns(wanted, paper.now):
        paper.holds_until(moment)
    running = [ad for ad in wanted if ad.starts is None or ad.starts <= paper.now]
    chosen = choose({slot.name: running for slot in slots}, path)
    return {slot.name: _view(chosen[slot.name], slot.place) for slot in slots if slot.name in chosen}


@kept
def _to_come_or_running(edition: str, now: datetime) -> QuerySet[HouseAd]:
    return HouseAd.objects.to_come_or_running(edition, now)


def choose(offered: dict[str, list[HouseAd]], path: str) -> dict[str, HouseAd]:
    """One ad a slot, none twice on the page: the same for the same address, by weight over many.

    Weighted rendezvous hashing: the highest `log(u) / weight` wins, `u` a number between 0 and 1 that hangs on the
    ad, the slot and the address alone (https://en.wikipedia.org/wiki/Rendezvous_hashing, weighted).
    """
    chosen: dict[str, HouseAd] = {}
    for slot, ads in offered.items():
        taken = {ad.pk for ad in chosen.values()}
        left = [ad for ad in ads if slot in ad.slots and ad.pk not in taken]
        if left:
            chosen[slot] = max(left, key=lambda ad: (log(_lot(ad.pk, slot, path)) / ad.weight, ad.pk))
    return chosen


def _lot(ad: int, slot: str, path: str) -> float:
    drawn = blake2b(f"{ad}|{slot}|{path}".encode(), digest_size=7).digest()
    return (int.from_bytes(drawn) + 1) / (2**56 + 2)


def _turns(ads: Iterable[HouseAd], now: datetime) -> list[datetime]:
    """When one of them starts or ends next."""
    return [moment for ad in ads for moment in (ad.starts, ad.ends) if moment and moment > now]


def _view(ad: HouseAd, place: Place) -> AdView:
    if ad.picture is None:
        return AdView(ad.link, ad.headline, ad.words, None)
    album = Album({str(ad.picture.pk): ad.picture.facts})
    shown = album.picture(ad.picture.pk, ad.shape_text, place, alt=ad.alt)
    return AdView(ad.link, ad.headline, ad.words, shown)
