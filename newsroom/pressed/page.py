"""A kept page: its status, its headers, its body in every encoding, and until when it is right."""

import gzip
import json
from dataclasses import dataclass, field
from functools import cached_property, partial
from hashlib import blake2b

import brotli

#: Seconds of processor time matter more here than the last hundredth of size: brotli 11 takes 53 ms, 5 takes 2.
BROTLI_QUALITY = 5
GZIP_LEVEL = 6
#: Below this a compressed body is hardly smaller than what frames it.
LEAST = 256
#: Encodings in the order in which they are preferred, with the ending of their files.
ENCODINGS = {"br": ".br", "gzip": ".gz", "": ""}
#: Without a time in its header the same page is the same bytes.
COMPRESSORS = {
    "br": partial(brotli.compress, quality=BROTLI_QUALITY),
    "gzip": partial(gzip.compress, compresslevel=GZIP_LEVEL, mtime=0),
}
#: How files are named, so that another server knows their type by the ending.
ENDINGS = {
    "text/html": "html",
    "text/plain": "txt",
    "application/xml": "xml",
    "application/rss+xml": "rss",
    "application/atom+xml": "atom",
    "application/feed+json": "json",
    "application/opensearchdescription+xml": "osd",
}
OTHER = "page"


@dataclass(frozen=True, kw_only=True)
class KeptPage:
    """`headers` without length, encoding and ETag, which depend on the body chosen; `until` in seconds since 1970."""

    status: int
    headers: tuple[tuple[str, str], ...]
    bodies: dict[str, bytes] = field(repr=False)
    until: float | None = None

    @cached_property
    def tag(self) -> str:
        """The same for the same bytes, whoever made them."""
        return blake2b(self.bodies[""], digest_size=12).hexdigest()

    @property
    def ending(self) -> str:
        said = dict(self.headers).get("Content-Type", "")
        return ENDINGS.get(said.partition(";")[0].strip(), OTHER)

    @property
    def weight(self) -> int:
        return sum(map(len, self.bodies.values())) + 2000

    def head(self) -> bytes:
        """What is not a body, as it is written beside the bodies."""
        facts = {"status": self.status, "headers": self.headers, "until": self.until, "ending": self.ending}
        return json.dumps(facts).encode()


def compressed(body: bytes) -> dict[str, bytes]:
    """The body by encoding: as it is, and smaller where that is worth it."""
    bodies = {"": body}
    if len(body) < LEAST:
        return bodies
    smaller = {name: compress(body) for name, compress in COMPRESSORS.items()}
    return bodies | {name: small for name, small in smaller.items() if len(small) < len(body)}
