"""Any version can be seen as readers would have it, and by nobody who may not open the story."""

import pytest
from django.urls import reverse

from articles.workflow.states import State
from tests.articles.desk.test_history import HOSTILE
from tests.cast import a_change_to_a_live_story, a_draft, a_story, rewrite

pytestmark = pytest.mark.django_db


def preview(client, person, article, *, page="preview_page", **query):
    client.force_login(person)
    return client.get(reverse(f"desk:{page}", args=[article.pk]), query)


def test_the_working_copy_is_set_by_the_readers_own_template(client, cast):
    story = a_draft(cast, headline="Council votes", kicker="Budget")

    answer = preview(client, cast.rita, story)

    assert answer.status_code == 200
    assert "reader/story.html" in [template.name for template in answer.templates]
    assert "Council votes" in answer.content.decode()


def test_a_preview_is_kept_and_indexed_by_nobody(client, cast):
    answer = preview(client, cast.rita, a_draft(cast))

    assert "no-store" in answer.headers["Cache-Control"]
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert 'name="robots" content="noindex, nofollow"' in answer.content.decode()


def test_an_earlier_version_shows_its_own_text(client, cast):
    story = a_draft(cast, headline="The first")
    rewrite(story, actor=cast.rita, headline="The second")

    earlier = preview(client, cast.rita, story, revision=story.head_id).content.decode()
    newest = preview(client, cast.rita, story).content.decode()

    assert ("The first" in earlier, "The second" in earlier) == (True, False)
    assert "The second" in newest


def test_a_change_to_a_live_story_previews_the_change_with_its_note(client, cast):
    story = a_change_to_a_live_story(cast)

    page = preview(client, cast.rita, story).content.decode()

    assert "Council votes a smaller budget" in page
    assert "The sum has changed." in page


def test_an_incomplete_draft_can_be_seen_too(client, cast):
    story = a_draft(cast, headline="", standfirst="", body="", byline_ids=(), section_id=None)

    assert preview(client, cast.rita, story).status_code == 200


@pytest.mark.parametrize(
    ("asked", "set_to"), [("360", 360), ("768", 768), ("1280", 1280), ("9", 1280), ("x", 1280)]
)
def test_the_frame_is_as_wide_as_the_screen_asked_for(client, cast, asked, set_to):
    answer = preview(client, cast.rita, a_draft(cast), page="preview", width=asked)

    assert answer.context["width"] == set_to
    assert f"preview-frame--{set_to}" in answer.content.decode()


def test_only_our_own_pages_frame_a_preview(client, cast):
    story = a_draft(cast)
    page, frame = preview(client, cast.rita, story), preview(client, cast.rita, story, page="preview")

    assert "frame-ancestors 'self'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-src 'self'" in frame.headers["Content-Security-Policy"]


@pytest.mark.parametrize("page", ["preview", "preview_page"])
def test_a_sensitive_story_is_previewed_only_by_those_who_may_open_it(client, cast, page):
    story = a_draft(cast, sensitive=True)

    assert preview(client, cast.sam, story, page=page).status_code == 404
    assert preview(client, cast.ed, story, page=page).status_code == 200


@pytest.mark.parametrize("page", ["preview", "preview_page"])
def test_another_storys_version_is_not_there(client, cast, page):
    story, other = a_draft(cast), a_story(cast, State.PUBLISHED)

    assert preview(client, cast.rita, story, page=page, revision=other.head_id).status_code == 404


@pytest.mark.parametrize("number", HOSTILE)
def test_hostile_numbers_are_not_there(client, cast, number):
    assert preview(client, cast.rita, a_draft(cast), revision=number).status_code == 404


def test_strangers_are_sent_to_sign_in(client, cast):
    story = a_draft(cast)

    answer = client.get(reverse("desk:preview_page", args=[story.pk]))

    assert (answer.status_code, "/accounts/login/" in answer.url) == (302, True)
