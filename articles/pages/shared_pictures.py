"""A story's picture for other programs: those that share it, index it or read it out of a feed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from articles.pages import links
from articles.pages.pictures import jpeg
from articles.text.pictured import pictures_in
from pictures.shapes.sources import Drawn

WIDTH = 1200
SMALLER = (1200, 960, 480)
#: What search engines ask for: https://developers.google.com/search/docs/appearance/structured-data/article
INDEXED = ("square", "four", "wide")


@dataclass(frozen=True)
class SharedPicture:
    """The lead picture of a live story, and what is known of it."""

    lead: Mapping[str, Any]
    facts: Mapping[str, Any]

    def shape(self, ratio: str) -> str:
        """How it is cut for this ratio: social networks may have a cut of their own."""
        own = self.lead["social_shape"] if ratio == "social" else ""
        return own or self.lead["shape"]

    def drawn(self, ratio: str) -> Drawn:
        """One JPEG of it, at an absolute address."""
        found = jpeg(self.facts, self.shape(ratio), ratio, WIDTH)
        return found._replace(address=links.absolute(found.address))

    def smaller(self, ratio: str) -> list[Drawn]:
        """The JPEGs of it at this ratio, the widest first."""
        found = {jpeg(self.facts, self.lead["shape"], ratio, width) for width in SMALLER}
        by_width = sorted(found, key=lambda drawn: -drawn.width)
        return [drawn._replace(address=links.absolute(drawn.address)) for drawn in by_width]

    def open_graph(self) -> tuple[tuple[str, str], ...]:
        drawn = self.drawn("social")
        said = (
            ("og:image", drawn.address),
            ("og:image:type", "image/jpeg"),
            ("og:image:width", str(drawn.width)),
            ("og:image:height", str(drawn.height)),
        )
        return (*said, ("og:image:alt", self.lead["alt"])) if self.lead["alt"] else said

    def json_ld(self) -> list[dict[str, Any]]:
        return [self._image_object(ratio) for ratio in INDEXED]

    def _image_object(self, ratio: str) -> dict[str, Any]:
        drawn = self.drawn(ratio)
        facts: dict[str, Any] = {
            "@type": "ImageObject",
            "url": drawn.address,
            "contentUrl": drawn.address,
            "width": drawn.width,
            "height": drawn.height,
        }
        if self.lead["credit"]:
            facts["creditText"] = self.lead["credit"]
            facts["creator"] = {"@type": "Person", "name": self.lead["credit"]}
        if self.lead["caption"]:
            facts["caption"] = self.lead["caption"]
        return facts


def shared_picture(lead: Mapping[str, Any] | None, pictures: Mapping[str, Any]) -> SharedPicture | None:
    facts = pictures.get(str(lead["picture"])) if lead else None
    return SharedPicture(lead, facts) if lead and facts else None


def addresses_of(lead: Mapping[str, Any] | None, pictures: Mapping[str, Any], body: str) -> list[str]:
    """Every picture of a live story once, lead first, each as one file at an absolute address."""
    cuts = [(str(lead["picture"]), lead["shape"], "wide")] if lead else []
    cuts += [(str(figure.picture), figure.shape, "whole") for figure in pictures_in(body)]
    files = [
        jpeg(pictures[key], shape, ratio, WIDTH).address for key, shape, ratio in cuts if key in pictures
    ]
    return [links.absolute(address) for address in dict.fromkeys(files)]
