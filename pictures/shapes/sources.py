"""Where readers' browsers find a picture: addresses computed from its fingerprint and cut, without asking anything.

Pure and quick: a page of twelve pictures computes some two hundred addresses.
"""

import hmac
from collections.abc import Mapping
from typing import Any, NamedTuple

from pictures.shapes.recipes import ENDINGS, FORMATS, Recipe, recipes, spelled

ADDRESS = "/media/p/"
#: Signs of a name: 160 bits of the HMAC, in hex.
NAME_LENGTH = 40

#: The JPEG for browsers that know no srcset is at most so wide, unless the narrowest is wider.
PLAIN_WIDTH = 960

#: What a picture is known by on readers' pages: {"hash", "width", "height", "tone"}, as LiveStory.pictures holds it.
Facts = Mapping[str, Any]


class Sources(NamedTuple):
    """What a `<picture>` needs: three srcset texts, one address, the proportions, and the place-holder's tone."""

    avif: str
    webp: str
    jpeg: str
    src: str
    width: int
    height: int
    tone: int


class Drawn(NamedTuple):
    """One file: where it is, and how large the picture in it."""

    address: str
    width: int
    height: int


def key_from(secret_key: str) -> bytes:
    """The key of the names, derived from the site's secret so that it tells nothing about it."""
    return hmac.digest(secret_key.encode(), b"pictures.shapes.sources", "sha256")


def name_of(content_hash: str, shape_text: str, recipe: Recipe, *, key: bytes) -> str:
    """The name of this rendition: nobody can guess it, and it is always the same."""
    told = f"{content_hash}|{shape_text}|{recipe.ratio}|{recipe.width}|{recipe.format}"
    return hmac.digest(key, told.encode(), "sha256").hex()[:NAME_LENGTH]


def sources(facts: Facts, shape_text: str, ratio: str, *, key: bytes) -> Sources:
    """All that a page needs to show this picture in this cut at this ratio. An empty shape is the whole picture.

    A ratio that is drawn as JPEG only has empty texts for the other formats.
    """
    shape = spelled(shape_text)
    drawn = recipes(shape, (facts["width"], facts["height"]), ratio)
    texts: dict[str, list[str]] = {kind: [] for kind in FORMATS}
    plain = ""
    largest = drawn[-1]
    for recipe in drawn:
        address = _address(facts["hash"], shape, recipe, key)
        texts[recipe.format].append(f"{address} {recipe.width}w")
        if recipe.format == "jpeg" and (not plain or recipe.width <= PLAIN_WIDTH):
            plain = address
    return Sources(
        avif=", ".join(texts["avif"]),
        webp=", ".join(texts["webp"]),
        jpeg=", ".join(texts["jpeg"]),
        src=plain,
        width=largest.width,
        height=largest.height,
        tone=facts["tone"],
    )


def one(facts: Facts, shape_text: str, ratio: str, width: int, kind: str, *, key: bytes) -> Drawn:
    """The narrowest file in this format that is at least so wide, else the widest there is.

    For OpenGraph, JSON-LD and feeds. Raises ValueError where the ratio is not drawn in this format.
    """
    shape = spelled(shape_text)
    drawn = [
        recipe for recipe in recipes(shape, (facts["width"], facts["height"]), ratio) if recipe.format == kind
    ]
    if not drawn:
        raise ValueError(f"{ratio} is not drawn as {kind}")
    chosen = next((recipe for recipe in drawn if recipe.width >= width), drawn[-1])
    return Drawn(_address(facts["hash"], shape, chosen, key), chosen.width, chosen.height)


def _address(content_hash: str, shape_text: str, recipe: Recipe, key: bytes) -> str:
    return f"{ADDRESS}{name_of(content_hash, shape_text, recipe, key=key)}.{ENDINGS[recipe.format]}"
