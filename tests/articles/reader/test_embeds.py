"""A player is a quiet box until a reader asks for it; a table scrolls in a box of its own."""

import pytest

from articles.models import LiveStory
from articles.workflow.states import State
from tests.cast import a_story, rewrite

pytestmark = pytest.mark.django_db

PLAYER = "<oembed>https://www.youtube.com/watch?v=dQw4w9WgXcQ</oembed>"
CHART = "<oembed>https://datawrapper.dwcdn.net/0hXlW/</oembed>"
TABLE = (
    "<table><caption>Votes by <em>town</em></caption><thead><tr><th>Town</th><th>Votes</th></tr></thead>"
    "<tbody><tr><th>Brest</th><td>12</td></tr></tbody></table>"
)


def page_of(client, cast, body: str):
    story = a_story(cast, State.PUBLISHED, body=body)
    return client.get(f"/en/{story.addresses.get().path}/")


def test_a_player_loads_nothing_and_its_link_works_without_scripts(client, cast):
    page = page_of(client, cast, f"<p>Look.</p>{PLAYER}").content.decode()

    assert '<a class="embed-open" href="https://www.youtube.com/watch?v=dQw4w9WgXcQ"' in page
    assert "Nothing is loaded from YouTube before you click." in page
    assert "<iframe" not in page
    assert "<oembed" not in page
    assert 'src="https://' not in page


def test_only_the_frames_of_its_own_players_may_be_loaded_by_a_page(client, cast):
    policy = page_of(client, cast, f"<p>Look.</p>{PLAYER}{CHART}{PLAYER}").headers["Content-Security-Policy"]

    assert "frame-src https://datawrapper.dwcdn.net https://www.youtube-nocookie.com;" in policy + ";"
    assert "script-src 'self'" in policy


def test_a_page_without_players_may_load_no_frame_and_brings_no_players_script(client, cast):
    answer = page_of(client, cast, "<p>Words alone.</p>")

    assert "frame-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "embeds.js" not in answer.content.decode()
    assert "embed.css" not in answer.content.decode()


def test_search_and_word_counts_know_a_player_by_its_address_and_count_none_of_it(client, cast):
    page_of(client, cast, f"<p>Two words.</p>{PLAYER}")
    row = LiveStory.objects.get()

    assert row.plain == "Two words.\n[YouTube: https://www.youtube.com/watch?v=dQw4w9WgXcQ]"
    assert row.words == 2


def test_a_table_has_a_box_that_keys_can_scroll_named_by_its_caption(client, cast):
    page = page_of(client, cast, f"<p>Look.</p>{TABLE}").content.decode()

    assert (
        '<div class="table-box" role="group" aria-label="Votes by town" tabindex="0"><table><caption>' in page
    )
    assert '<th scope="col">Town</th>' in page
    assert '<th scope="row">Brest</th>' in page


def test_a_table_without_a_caption_is_called_a_table(client, cast):
    page = page_of(client, cast, "<p>Look.</p><table><tr><td>1</td><td>2</td></tr></table>").content.decode()

    assert 'aria-label="Table"' in page


def test_a_table_and_a_player_survive_save_after_save(cast):
    story = a_story(cast, State.DRAFT, body=f"<p>Look.</p>{TABLE}{PLAYER}")
    stored = story.head.body

    again = rewrite(story, actor=cast.rita, body=stored + "<p>More.</p>").revision.body

    assert again == stored + "\n<p>More.</p>"
    assert "<caption>Votes by <em>town</em></caption>" in stored
    assert PLAYER in stored
