"""Players and charts: an address on the list is all that is stored, and every other one stays a link."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from articles.text.blocks import count_words, join, plain, split
from articles.text.diff import compare, new_text, old_text
from articles.text.diff_html import comparison_html
from articles.text.embeds import PROVIDERS, embed_of, embeds_as_lines
from articles.text.sanitise import dropped, sanitise
from tests.articles.text.cleanliness import faults

#: An address as people copy it, as it is stored, and the frame it stands for.
ADDRESSES = [
    (
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PL1&index=2",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1",
    ),
    (
        "http://youtu.be/dQw4w9WgXcQ?si=x&t=42s",
        "https://youtu.be/dQw4w9WgXcQ?t=42",
        "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&start=42",
    ),
    (
        "//WWW.YouTube-nocookie.com/embed/dQw4w9WgXcQ?rel=0",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1",
    ),
    (
        "https://m.youtube.com/shorts/dQw4w9WgXcQ",
        "https://www.youtube.com/shorts/dQw4w9WgXcQ",
        "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1",
    ),
    (
        "https://vimeo.com/channels/staffpicks/76979871",
        "https://vimeo.com/76979871",
        "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1",
    ),
    (
        "https://player.vimeo.com/video/76979871?autoplay=1&h=8272103f6e",
        "https://vimeo.com/76979871/8272103f6e",
        "https://player.vimeo.com/video/76979871?h=8272103f6e&dnt=1&autoplay=1",
    ),
    (
        "https://dai.ly/x84sh87",
        "https://www.dailymotion.com/video/x84sh87",
        "https://geo.dailymotion.com/player.html?video=x84sh87",
    ),
    (
        "https://soundcloud.com/forss/flickermood?utm_source=mail",
        "https://soundcloud.com/forss/flickermood",
        "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/forss/flickermood&auto_play=true",
    ),
    (
        "https://open.spotify.com/intl-fr/episode/7makk4oTQel546B0PZlDM5?si=1",
        "https://open.spotify.com/episode/7makk4oTQel546B0PZlDM5",
        "https://open.spotify.com/embed/episode/7makk4oTQel546B0PZlDM5",
    ),
    (
        "https://datawrapper.dwcdn.net/0hXlW/3/",
        "https://datawrapper.dwcdn.net/0hXlW/",
        "https://datawrapper.dwcdn.net/0hXlW/",
    ),
]

STRANGERS = [
    "https://evil.test/watch?v=dQw4w9WgXcQ",
    "https://youtube.com.evil.test/watch?v=dQw4w9WgXcQ",
    "https://evil.test/https://youtu.be/dQw4w9WgXcQ",
    "https://user@youtu.be@evil.test/dQw4w9WgXcQ",
    "javascript://youtu.be/dQw4w9WgXcQ",
    "https://youtu.be/dQw4w9WgXcQ x",
    'https://youtu.be/dQw4w9WgXc"',
    "https://www.youtube.com/watch?v=short",
    "https://soundcloud.com/discover/sets",
    "https://vimeo.com/",
    "",
]

PLAYER = "<oembed>https://www.youtube.com/watch?v=dQw4w9WgXcQ</oembed>"


@pytest.mark.parametrize(("copied", "stored", "frame"), ADDRESSES)
def test_an_address_of_the_list_has_one_spelling_and_one_frame(copied, stored, frame):
    embed = embed_of(copied)

    assert (embed.address, embed.frame) == (stored, frame)
    assert embed_of(stored) == embed


@pytest.mark.parametrize("address", STRANGERS)
def test_any_other_address_is_no_player(address):
    assert embed_of(address) is None


@given(st.text(max_size=40), st.sampled_from([stored for _copied, stored, _frame in ADDRESSES]))
def test_nothing_written_behind_an_address_leaves_its_providers_frame(tail, stored):
    sources = {provider.frame.split("/")[2] for provider in PROVIDERS}
    embed = embed_of(stored + tail)

    if embed:
        assert embed.frame_source.removeprefix("https://") in sources
        assert not set("\"'<> \n") & set(embed.frame + embed.address)
        assert embed_of(embed.address) == embed


@pytest.mark.parametrize(
    ("pasted", "stored"),
    [
        ("<oembed>https://youtu.be/dQw4w9WgXcQ</oembed>", PLAYER),
        ("<oembed> https://youtu.be/dQw4w9WgXcQ\n</oembed>", PLAYER),
        ("<oembed><a href='x'>https://youtu.be/<b>dQw4w9WgXcQ</b></a></oembed>", PLAYER),
        ("<figure class=media><oembed url='https://youtu.be/dQw4w9WgXcQ'></oembed></figure>", PLAYER),
        (
            "<iframe width=560 src='https://www.youtube.com/embed/dQw4w9WgXcQ?si=1' allowfullscreen></iframe>",
            PLAYER,
        ),
        ("<p>a<oembed>https://youtu.be/dQw4w9WgXcQ</oembed>b</p>", f"<p>a</p>\n{PLAYER}\n<p>b</p>"),
        (
            "<blockquote><p>a</p><oembed>https://youtu.be/dQw4w9WgXcQ</oembed><p>b</p></blockquote>",
            f"<blockquote><p>a</p></blockquote>\n{PLAYER}\n<blockquote><p>b</p></blockquote>",
        ),
        (
            "<ul><li>a <oembed>https://vimeo.com/76979871</oembed></li></ul>",
            '<ul><li>a<br><a href="https://vimeo.com/76979871">https://vimeo.com/76979871</a></li></ul>',
        ),
        (
            "<oembed>https://evil.test/?a=1&amp;b=2</oembed>",
            '<p><a href="https://evil.test/?a=1&amp;b=2">https://evil.test/?a=1&amp;b=2</a></p>',
        ),
        ("<oembed>javascript:alert(1)</oembed>", "<p>javascript:alert(1)</p>"),
        ("<oembed></oembed>", ""),
    ],
)
def test_a_player_is_stored_as_its_address_alone_and_any_other_stays_a_link(pasted, stored):
    assert sanitise(pasted) == stored
    assert sanitise(stored) == stored
    assert faults(stored) == []


def test_the_journalist_is_told_only_of_frames_that_could_not_come_along():
    player = "<iframe src='https://player.vimeo.com/video/76979871'></iframe>"
    stranger = "<iframe src='https://ads.test/'></iframe>"

    with translation.override("en"):
        assert dropped(player, sanitise(player)) == []
        assert dropped(stranger, sanitise(stranger)) == [
            "1 player or embedded page was removed: it would call another site."
        ]


def test_a_player_is_one_block_and_no_words():
    body = sanitise(f"<p>Two words</p>{PLAYER}")

    assert [block.kind for block in split(body)] == ["p", "oembed"]
    assert join(split(body)) == body
    assert count_words(body) == 2


def test_in_plain_text_a_player_is_its_provider_and_address():
    assert (
        plain(f"<p>a</p>\n{PLAYER}\n<p>b</p>")
        == "a\n[YouTube: https://www.youtube.com/watch?v=dQw4w9WgXcQ]\nb"
    )


def test_a_player_whose_provider_left_the_list_keeps_its_address():
    gone = "<oembed>https://gone.test/?a=1&amp;b=2</oembed>"

    assert plain(gone) == "[https://gone.test/?a=1&b=2]"
    assert embeds_as_lines(gone) == '<p class="embed-line">[https://gone.test/?a=1&amp;b=2]</p>'


def test_a_comparison_shows_a_player_readably_and_another_one_as_a_whole():
    other = "<oembed>https://www.youtube.com/watch?v=aaaaaaaaaaa</oembed>"
    changes = compare(
        [(1, "p", "<p>a</p>"), (2, "oembed", PLAYER)], [(1, "p", "<p>a</p>"), (2, "oembed", other)]
    )

    assert "<oembed" not in comparison_html(changes)
    assert (old_text(changes), new_text(changes)) == (["<p>a</p>", PLAYER], ["<p>a</p>", other])
    assert (
        '<del><p class="embed-line">[YouTube\u00a0: https://www.youtube.com/watch?v=dQw4w9WgXcQ]</p></del>'
        '<ins><p class="embed-line">[YouTube\u00a0: https://www.youtube.com/watch?v=aaaaaaaaaaa]</p></ins>'
    ) in comparison_html(changes)


def test_a_kept_a_new_and_a_lost_player_are_lines_too():
    for old, new in (
        ([(1, "oembed", PLAYER)],) * 2,
        ([], [(1, "oembed", PLAYER)]),
        ([(1, "oembed", PLAYER)], []),
    ):
        assert "[YouTube\u00a0: https://www.youtube.com/watch?v=dQw4w9WgXcQ]" in comparison_html(
            compare(old, new)
        )
