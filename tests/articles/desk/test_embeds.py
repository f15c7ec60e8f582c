"""The editor asks the desk what an address would be, and nobody else."""

import pytest
from django.urls import reverse

from articles.desk.editor_config import editor_config
from articles.workflow.states import State
from tests.cast import a_draft, a_story

pytestmark = pytest.mark.django_db

PLAYER = "<oembed>https://www.youtube.com/watch?v=dQw4w9WgXcQ</oembed>"


def ask(client, person, url: str):
    client.force_login(person)
    return client.get(reverse("desk:embed"), {"url": url})


def test_an_address_on_the_list_is_told_in_oembeds_words(client, cast):
    answer = ask(client, cast.rita, "https://youtu.be/dQw4w9WgXcQ?si=x")

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json")
    assert answer.json() == {
        "version": "1.0",
        "type": "rich",
        "provider_name": "YouTube",
        "url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "html": '<p class="embed-line">[YouTube: https://www.youtube.com/watch?v=dQw4w9WgXcQ]</p>',
    }


@pytest.mark.parametrize("url", ["", "https://evil.test/", "<script>", "x" * 5000])
def test_any_other_is_refused_with_a_sentence(client, cast, url):
    answer = ask(client, cast.rita, url)

    assert answer.status_code == 422
    assert answer.json()["error"].startswith("Only addresses of YouTube")


def test_the_editor_never_asks_an_outside_host(cast):
    config = editor_config(language="en")

    assert not [value for value in config.values() if isinstance(value, str) and "//" in value]


def test_the_text_to_be_approved_shows_a_player_as_its_address(client, cast):
    story = a_story(cast, State.IN_REVIEW, body=f"<p>Look.</p>{PLAYER}")
    client.force_login(cast.ed)

    page = client.get(reverse("desk:move", args=[story.pk, "approve"])).content.decode()

    assert "[YouTube: https://www.youtube.com/watch?v=dQw4w9WgXcQ]" in page
    assert "<oembed" not in page


def test_a_preview_may_load_the_frames_its_readers_may(client, cast):
    story = a_draft(cast, body=f"<p>Look.</p>{PLAYER}")
    client.force_login(cast.rita)

    policy = client.get(reverse("desk:preview_page", args=[story.pk])).headers["Content-Security-Policy"]

    assert "frame-src https://www.youtube-nocookie.com" in policy
    assert "frame-ancestors 'self'" in policy
