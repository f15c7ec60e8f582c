"""Pictures as a page shows them: from which addresses, how large in which place, with which words.

Nothing here asks the database: a story brings the facts of its pictures with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, Protocol
from urllib.parse import urlencode

from django.conf import settings

from pictures.shapes import sources as computed
from pictures.shapes.sources import Drawn, Facts, Sources


class Place(NamedTuple):
    """Where on a page a picture stands: its ratio, what browsers are told of its width, the widest file offered."""

    ratio: str
    sizes: str
    widest: int


_FULL = "calc(100vw - 2rem)"
LEAD = Place("wide", f"(min-width: 76rem) 53rem, (min-width: 60rem) calc(100vw - 26rem), {_FULL}", 1440)
BODY = {
    "": Place("whole", f"(min-width: 38rem) 35rem, {_FULL}", 1280),
    "wide": Place("whole", f"(min-width: 76rem) 41rem, (min-width: 38rem) 35rem, {_FULL}", 1280),
    "side": Place("whole", f"(min-width: 38rem) 16rem, {_FULL}", 960),
}
GALLERY = BODY[""]
TEASER_LEAD = Place("wide", f"(min-width: 80rem) 36rem, (min-width: 68rem) 46vw, {_FULL}", 1440)
TEASER = Place("classic", f"(min-width: 68rem) 20rem, (min-width: 48rem) 45vw, {_FULL}", 960)
TEASER_THIRD = Place(
    "classic", f"(min-width: 80rem) 17rem, (min-width: 68rem) 21vw, (min-width: 48rem) 45vw, {_FULL}", 960
)
BAND = Place("classic", f"(min-width: 80rem) 36rem, (min-width: 68rem) 45vw, {_FULL}", 960)
BAND_HALF = Place("classic", f"(min-width: 80rem) 38rem, (min-width: 48rem) 46vw, {_FULL}", 960)
BAND_THIRD = Place(
    "classic", f"(min-width: 80rem) 25rem, (min-width: 68rem) 30vw, (min-width: 48rem) 46vw, {_FULL}", 960
)
PICTURED = Place("wide", f"(min-width: 80rem) 59rem, (min-width: 68rem) 73vw, {_FULL}", 1440)
PICTURED_ALSO = Place("wide", "(min-width: 80rem) 26rem, (min-width: 68rem) 31vw, 46vw", 960)
LIST_LEAD = Place("wide", f"(min-width: 80rem) 55rem, (min-width: 64rem) 66vw, {_FULL}", 1440)
ROW = Place("square", "(min-width: 48rem) 8rem, 5.5rem", 320)


class PictureAddresses(Protocol):
    """Where browsers find the pictures and files of a page; a number is the library's."""

    def sources(self, number: int, facts: Facts, shape: str, ratio: str) -> Sources:
        """What a `<picture>` needs."""

    def poster(self, facts: Facts) -> str:
        """The picture of a video that does not play yet, or nothing."""

    def file(self, number: int, facts: Facts) -> str:
        """The video, sound or document."""

    def captions(self, number: int, facts: Facts) -> str:
        """The words of a video, as WebVTT."""


class LiveAddresses:
    """The addresses of what is published: computed, and the same for everybody."""

    def sources(self, number: int, facts: Facts, shape: str, ratio: str) -> Sources:
        return computed.sources(facts, shape, ratio, key=_key(settings.SECRET_KEY))

    def poster(self, facts: Facts) -> str:
        return jpeg(facts, facts.get("shape", ""), "whole", 960).address

    def file(self, number: int, facts: Facts) -> str:
        return f"/media/f/{facts['name']}.{facts['ext']}"

    def captions(self, number: int, facts: Facts) -> str:
        return f"/media/f/{facts['name']}.vtt"


class DeskAddresses:
    """What the desk alone may see, published or not: the library's own previews."""

    WIDTHS = (320, 640, 1280, 1920)

    def sources(self, number: int, facts: Facts, shape: str, ratio: str) -> Sources:
        shown = computed.sources(facts, shape, ratio, key=b"")
        at = {
            width: f"/desk/pictures/{number}/preview/?{urlencode({'w': width, 'ratio': ratio, 'shape': shape})}"
            for width in self.WIDTHS
        }
        offered = ", ".join(f"{address} {width}w" for width, address in at.items())
        return shown._replace(avif="", webp=offered, jpeg="", src=at[1280])

    def poster(self, facts: Facts) -> str:
        return ""

    def file(self, number: int, facts: Facts) -> str:
        return f"/desk/pictures/files/{number}/play/"

    def captions(self, number: int, facts: Facts) -> str:
        return f"/desk/pictures/files/{number}/captions/"


LIVE = LiveAddresses()
DESK = DeskAddresses()


@lru_cache(maxsize=4)
def _key(secret: str) -> bytes:
    return computed.key_from(secret)


def jpeg(facts: Facts, shape: str, ratio: str, width: int) -> Drawn:
    """One public file that every program can show: for feeds, and for whoever shares or indexes a story."""
    return computed.one(facts, shape, ratio, width, "jpeg", key=_key(settings.SECRET_KEY))


@dataclass(frozen=True, kw_only=True)
class PictureView:
    """A `<picture>`. `is_first` marks the one readers wait for; `alt` is empty for decoration."""

    avif: str
    webp: str
    src: str
    sizes: str
    width: int
    height: int
    tone: str
    alt: str = ""
    is_first: bool = False


@dataclass(frozen=True)
class Album:
    """The pictures of one story: their facts under their numbers as text, and where they are."""

    facts: Mapping[str, Any]
    addresses: PictureAddresses = LIVE

    def picture(
        self, number: int, shape: str, place: Place, *, alt: str | None = "", is_first: bool = False
    ) -> PictureView | None:
        """The picture in this place; None where nothing is known of it."""
        facts = self.facts.get(str(number))
        if not facts:
            return None
        found = self.addresses.sources(number, facts, shape, place.ratio)
        return PictureView(
            avif=_up_to(place.widest, found.avif),
            webp=_up_to(place.widest, found.webp),
            src=found.src,
            sizes=place.sizes,
            width=found.width,
            height=found.height,
            tone=f"tone-{found.tone}",
            alt=alt or "",
            is_first=is_first,
        )


def _up_to(widest: int, srcset: str) -> str:
    """Without the files that no screen would ask for in this place; the narrowest always stays."""
    offered = srcset.split(", ") if srcset else []
    return ", ".join(
        one for number, one in enumerate(offered) if not number or int(one.rsplit(" ", 1)[1][:-1]) <= widest
    )


@dataclass(frozen=True, kw_only=True)
class LeadView:
    """The picture above the text, as its page shows it."""

    picture: PictureView | None
    caption: str
    credit: str


def lead_view(lead: Mapping[str, Any] | None, album: Album) -> LeadView | None:
    if not lead:
        return None
    picture = album.picture(lead["picture"], lead["shape"], LEAD, alt=lead["alt"], is_first=True)
    if picture is None and not lead["caption"]:
        return None
    return LeadView(picture=picture, caption=lead["caption"], credit=lead["credit"])
