"""Any version can be seen as readers would have it, and by nobody who may not open the story."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.actions import moving
from articles.text.pictured import LeadPicture
from articles.workflow.states import State
from articles.workflow.transitions import Move
from tests.articles.desk.test_history import HOSTILE
from tests.cast import a_change_to_a_live_story, a_draft, a_story, rewrite
from tests.pictures.drawn import a_picture

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


def test_the_version_readers_see_is_previewed_as_their_very_page(client, cast):
    story = a_story(cast, State.PUBLISHED)

    theirs = client.get(f"/en/{story.addresses.get().path}/").content

    assert preview(client, cast.rita, story, revision=story.live_id).content == theirs


@pytest.mark.parametrize(
    ("look", "said"),
    [
        ("", 'media="print"'),
        ("light", 'data-theme="light"'),
        ("dark", 'data-theme="dark"'),
        ("paper", 'print.css" media="all"'),
        ("purple", 'media="print"'),
    ],
)
def test_the_page_is_lit_as_it_is_asked_for(client, cast, look, said):
    page = preview(client, cast.rita, a_draft(cast), look=look).content.decode()

    assert said in page
    assert ("data-theme" in page) == (look in ("light", "dark", "paper"))


def test_links_lead_out_of_the_frame_and_nowhere_else_without_it(client, cast):
    story = a_draft(cast)

    assert '<base target="_blank">' in preview(client, cast.rita, story, framed="").content.decode()
    assert "<base" not in preview(client, cast.rita, story).content.decode()


def test_every_version_can_be_chosen_the_newest_first_and_its_neighbours_are_a_link_away(client, cast):
    story = a_draft(cast, headline="One")
    for headline in ("Two", "Three"):
        rewrite(story, actor=cast.rita, headline=headline)
    second = story.revisions.get(number=2)

    shown = preview(client, cast.rita, story, page="preview", revision=second.pk).context["preview"]

    assert [name.split(" · ")[:3:2] for _key, name, _shown in shown["versions"]] == [
        ["3", cast.rita.name],
        ["2", cast.rita.name],
        ["1", cast.rita.name],
    ]
    assert [is_shown for _key, _name, is_shown in shown["versions"]] == [False, True, False]
    assert (shown["older"].name, shown["newer"].name) == ("1", "3")


def test_thirty_versions_cost_no_more_queries_than_two(client, cast):
    story = a_draft(cast)
    rewrite(story, actor=cast.rita, headline="Two")
    preview(client, cast.rita, story, page="preview")
    few = queries_of(client, cast, story)

    for number in range(28):
        rewrite(story, actor=cast.rita, headline=f"Headline {number}")

    assert queries_of(client, cast, story) == few


def queries_of(client, cast, story) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert preview(client, cast.rita, story, page="preview").status_code == 200
    return len(asked)


def test_it_is_said_how_the_version_stands_to_what_readers_see(client, cast):
    never, live, change = a_draft(cast), a_story(cast, State.PUBLISHED), a_change_to_a_live_story(cast)
    withdrawn = a_story(cast, State.WITHDRAWN)

    said = [
        preview(client, cast.rita, story, page="preview").context["preview"]["readers_see"]
        for story in (never, live, change, withdrawn)
    ]

    assert said == [
        "Readers see nothing of this story yet.",
        "This is the version readers see.",
        f"Readers do not see this version. They see version {change.live.number}.",
        "Readers see nothing of this story now: it was withdrawn.",
    ]


def test_search_engines_and_those_who_share_it_are_shown_with_the_pages_own_values(client, cast):
    story = a_draft(
        cast, headline="Council votes", seo_title="Port Ancelle: the budget", seo_description="In short."
    )

    page = preview(client, cast.rita, story, page="preview")
    snippet, card = page.context["preview"]["snippet"], page.context["preview"]["card"]

    assert snippet.title.shown == f"Port Ancelle: the budget · {settings.SITE_NAME}"
    assert snippet.description.shown == "In short."
    assert snippet.crumbs[:3] == [settings.SITE_URL, "en", cast.sections["politics"].slug_en]
    assert snippet.crumbs[-1] == "council-votes"
    assert (card.title, card.description, card.site) == (
        "Port Ancelle: the budget",
        "In short.",
        settings.SITE_NAME,
    )


def test_what_is_shown_of_a_draft_is_what_its_page_says_once_it_is_out(client, cast):
    story = a_story(cast, State.APPROVED)
    before = preview(client, cast.rita, story, page="preview").context["preview"]

    moving.move(story.pk, Move.PUBLISH, actor=cast.chip)
    page = client.get(f"/en/{story.addresses.get().path}/").content.decode()

    assert f'<meta property="og:title" content="{before["card"].title}">' in page
    assert f'<meta property="og:description" content="{before["card"].description}">' in page
    assert f'<link rel="canonical" href="{"/".join(before["snippet"].crumbs)}/">' in page


def test_a_title_too_long_for_a_search_engine_is_cut_and_told(client, cast):
    story = a_draft(cast, headline="The council of Port Ancelle votes its budget " * 3, standfirst="")

    page = preview(client, cast.rita, story, page="preview").content.decode()

    assert "The title is too long" in page
    assert "There is no description" in page


def test_the_site_name_alone_is_cut_without_a_warning(client, cast):
    story = a_draft(cast, headline="The council of Port Ancelle has voted its budget after a night")

    answer = preview(client, cast.rita, story, page="preview")

    assert answer.context["preview"]["snippet"].title.is_cut
    assert answer.context["preview"]["snippet"].title.shown == story.head.headline
    assert "The title is too long" not in answer.content.decode()


def test_a_shared_link_shows_the_lead_picture_as_it_is_cut_for_social_networks(client, cast):
    own, social = "0 0 0.1 0.1 0.9 0.9 0.5 0.5", "0 0 0.2 0.2 0.8 0.8 0.5 0.5"
    lead = LeadPicture(
        picture=a_picture(by=cast.rita).pk, alt="A quay", credit="Nora Petit", shape=own, social_shape=social
    )

    page = preview(client, cast.rita, a_draft(cast, lead=lead), page="preview")
    picture = page.context["preview"]["card"].picture

    assert parse_qs(urlsplit(picture.src).query) == {"w": ["1280"], "ratio": ["social"], "shape": [social]}
    assert client.get(picture.src).headers["Content-Type"] == "image/webp"
    assert 'alt="A quay"' in page.content.decode()
    assert "No picture yet" not in page.content.decode()


def test_a_shared_link_without_a_picture_says_so(client, cast):
    page = preview(client, cast.rita, a_draft(cast), page="preview")

    assert "No picture yet" in page.content.decode()


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
