"""Players and charts of a fixed list of providers: their address is all that a story stores of them.

`<oembed>address</oembed>` is a block of a body, as CKEditor's plugins would keep it. Which frame an
address stands for is computed from it alone: nobody is asked, so nobody learns that a story is being written.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from html import escape, unescape
from urllib.parse import urlsplit

from django.utils.translation import gettext as _


class Act(StrEnum):
    """What a reader does with it."""

    WATCH = "watch"
    LISTEN = "listen"
    LOOK = "look"


@dataclass(frozen=True, kw_only=True)
class Provider:
    """One row of the list. `pattern` is of an address without its scheme; its groups fill `address` and `frame`."""

    name: str
    act: Act
    shape: str
    pattern: str
    address: str
    frame: str


@dataclass(frozen=True, kw_only=True)
class Embed:
    """An address of a provider: its one spelling, the frame it stands for, and the shape the page keeps free."""

    provider: str
    act: Act
    shape: str
    address: str
    frame: str

    @property
    def frame_source(self) -> str:
        """What a content security policy must allow for the frame: scheme and host."""
        parts = urlsplit(self.frame)
        return f"{parts.scheme}://{parts.netloc}"


_TAIL = r"(?:[/?&#].*)?"
_YOUTUBE = (
    r"(?:(?:www\.|m\.|music\.)?youtube(?:-nocookie)?\.com/(?:watch/?\?(?:[^#]*&)?v=|embed/|live/|v/)|youtu\.be/)"
    r"(?P<id>[A-Za-z0-9_-]{11})"
)
_VIMEO = r"(?:www\.)?vimeo\.com/(?:channels/[\w-]+/|groups/[\w-]+/videos/)?|player\.vimeo\.com/video/"

#: The first row that fits counts. No row's frame needs to be discovered, and every address fits its own row again.
PROVIDERS = (
    Provider(
        name="YouTube",
        act=Act.WATCH,
        shape="tall",
        pattern=r"(?:www\.|m\.)?youtube\.com/shorts/(?P<id>[A-Za-z0-9_-]{11})" + _TAIL,
        address="https://www.youtube.com/shorts/{id}",
        frame="https://www.youtube-nocookie.com/embed/{id}?autoplay=1",
    ),
    Provider(
        name="YouTube",
        act=Act.WATCH,
        shape="wide",
        pattern=_YOUTUBE + r"(?:[?&/].*)?[?&#](?:t|start)=(?P<start>[1-9][0-9]{0,4})s?(?:[&#].*)?",
        address="https://youtu.be/{id}?t={start}",
        frame="https://www.youtube-nocookie.com/embed/{id}?autoplay=1&start={start}",
    ),
    Provider(
        name="YouTube",
        act=Act.WATCH,
        shape="wide",
        pattern=_YOUTUBE + _TAIL,
        address="https://www.youtube.com/watch?v={id}",
        frame="https://www.youtube-nocookie.com/embed/{id}?autoplay=1",
    ),
    Provider(
        name="Vimeo",
        act=Act.WATCH,
        shape="wide",
        pattern=rf"(?:{_VIMEO})(?P<id>[0-9]{{6,12}})(?:/|\?(?:[^#]*&)?h=)(?P<key>[0-9a-f]{{8,20}}){_TAIL}",
        address="https://vimeo.com/{id}/{key}",
        frame="https://player.vimeo.com/video/{id}?h={key}&dnt=1&autoplay=1",
    ),
    Provider(
        name="Vimeo",
        act=Act.WATCH,
        shape="wide",
        pattern=rf"(?:{_VIMEO})(?P<id>[0-9]{{6,12}}){_TAIL}",
        address="https://vimeo.com/{id}",
        frame="https://player.vimeo.com/video/{id}?dnt=1&autoplay=1",
    ),
    Provider(
        name="Dailymotion",
        act=Act.WATCH,
        shape="wide",
        pattern=r"(?:(?:www\.)?dailymotion\.com/(?:embed/)?video/|dai\.ly/|geo\.dailymotion\.com/player(?:/\w+)?\.html"
        r"\?(?:[^#]*&)?video=)(?P<id>[A-Za-z0-9]{5,12})(?:[_/?&#].*)?",
        address="https://www.dailymotion.com/video/{id}",
        frame="https://geo.dailymotion.com/player.html?video={id}",
    ),
    Provider(
        name="SoundCloud",
        act=Act.LISTEN,
        shape="sound",
        pattern=r"(?:www\.|m\.)?soundcloud\.com/"
        r"(?P<id>(?!(?:discover|search|pages|you|upload|stream)/)[\w-]+/[\w-]+(?:/[\w-]+)?)" + _TAIL,
        address="https://soundcloud.com/{id}",
        frame="https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/{id}&auto_play=true",
    ),
    Provider(
        name="Spotify",
        act=Act.LISTEN,
        shape="sound",
        pattern=r"open\.spotify\.com/(?:intl-[a-z]+/)?(?:embed/)?"
        r"(?P<id>(?:track|album|episode|show|playlist)/[A-Za-z0-9]{22})" + _TAIL,
        address="https://open.spotify.com/{id}",
        frame="https://open.spotify.com/embed/{id}",
    ),
    Provider(
        name="Datawrapper",
        act=Act.LOOK,
        shape="chart",
        pattern=r"(?:datawrapper\.dwcdn\.net|(?:www\.)?datawrapper\.de/_)/(?P<id>[A-Za-z0-9]{5})" + _TAIL,
        address="https://datawrapper.dwcdn.net/{id}/",
        frame="https://datawrapper.dwcdn.net/{id}/",
    ),
)

LONGEST = 2000
_FIT = [(provider, re.compile(provider.pattern, re.ASCII)) for provider in PROVIDERS]
_SCHEME = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_BLOCK = re.compile(r"<oembed>([^<]*)</oembed>")


def embed_of(address: str) -> Embed | None:
    """What the address stands for, if it is one of a provider on the list; any spelling that providers use."""
    bare = _SCHEME.sub("", address.strip(), count=1)
    if len(bare) > LONGEST or any(letter.isspace() for letter in bare):
        return None
    host, slash, path = bare.partition("/")
    for provider, pattern in _FIT:
        if found := pattern.fullmatch(host.lower() + slash + path):
            parts = found.groupdict()
            return Embed(
                provider=provider.name,
                act=provider.act,
                shape=provider.shape,
                address=provider.address.format(**parts),
                frame=provider.frame.format(**parts),
            )
    return None


def block_of(embed: Embed) -> str:
    """The embed as a body holds it."""
    return f"<oembed>{escape(embed.address, quote=False)}</oembed>"


def address_in(block: str) -> str:
    """The address that an embed's block holds; "" where it is no such block."""
    found = _BLOCK.fullmatch(block)
    return unescape(found.group(1)) if found else ""


def without_embeds(html: str) -> str:
    """The rest of the body: what a reader reads."""
    return _BLOCK.sub("", html)


def embeds_in_words(html: str) -> str:
    """The body with each embed as a line of text, `[YouTube: address]`, escaped as it was."""
    return _BLOCK.sub(lambda found: f"<p>{_words(found.group(1))}</p>", html)


def embeds_as_lines(html: str) -> str:
    """The same for pages that show a body to journalists: nothing of a provider is loaded there."""
    colon = _(": ")
    return _BLOCK.sub(lambda found: f'<p class="embed-line">{_words(found.group(1), colon)}</p>', html)


def _words(escaped: str, colon: str = ": ") -> str:
    """An address as it stands in HTML, with its provider's name; one no longer on the list keeps its address."""
    embed = embed_of(unescape(escaped))
    return f"[{embed.provider}{colon}{escaped}]" if embed else f"[{escaped}]"
