"""What changed since somebody last read it, since it was approved or went out: one click, or said to be nothing."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.actions import moving
from articles.actions.read_marks import mark_read
from articles.desk.lineage import lineage
from articles.desk.since import since
from articles.models import Article, ReadMark
from articles.workflow.states import State
from articles.workflow.transitions import Move
from newsroom.clock import NewsroomNow, set_clock_offset
from tests.articles.desk.browsing import edit_url, move_url, open_story, typed
from tests.articles.desk.tab import JSON
from tests.cast import a_change_to_a_live_story, a_draft, a_story, approve, rewrite, submit
from tests.older_texts import as_before_pictures

pytestmark = pytest.mark.django_db


def fresh(story) -> Article:
    return Article.objects.select_related("head").annotate(now=NewsroomNow()).get(pk=story.pk)


def moments(story, reader) -> dict[str, int | None]:
    """Words -> number of the version to compare with, None where nothing changed."""
    article = fresh(story)
    found = since(article, reader=reader, line=lineage(article))
    return {str(one.words): one.old.number if one.old else None for one in found}


def link(story, old: int) -> str:
    return reverse("desk:compare", args=[story.pk, old, fresh(story).head_id])


def test_a_story_never_read_before_offers_no_reading_to_compare_with(cast):
    story = a_draft(cast)

    assert moments(story, cast.ed) == {}


def test_since_i_last_read_it_is_from_the_version_i_read(cast):
    story = a_draft(cast)
    mark_read(story.pk, revision_id=story.head_id, actor=cast.ed)
    rewrite(story, actor=cast.rita, headline="The second")

    assert moments(story, cast.ed)["since I last read it"] == 1


def test_what_somebody_saves_in_place_they_have_read(client, cast):
    story = a_draft(cast)
    form = open_story(client, cast.rita, story)

    client.post(edit_url(story), typed(form, headline="The second"), headers=JSON)

    assert fresh(story).head.number == 2
    assert moments(story, cast.rita)["since I last read it"] is None


def test_nothing_new_is_said_and_what_was_new_stays_there_to_look_at_again(cast):
    story = a_draft(cast)
    mark_read(story.pk, revision_id=story.head_id, actor=cast.ed)
    rewrite(story, actor=cast.rita, headline="The second")
    mark_read(story.pk, revision_id=fresh(story).head_id, actor=cast.ed)

    assert moments(story, cast.ed) == {"since I last read it": None, "what was new when I last read it": 1}


def test_since_it_was_approved_and_since_it_went_out(cast):
    story = a_change_to_a_live_story(cast)

    assert moments(story, cast.ed) == {"since it was approved": 1, "since it went out": 1}


def test_an_approved_text_has_not_changed_since_it_was_approved(cast):
    story = a_story(cast, State.APPROVED)

    assert moments(story, cast.ed) == {"since it was approved": None}


def test_a_withdrawn_story_is_compared_with_what_readers_last_saw(cast):
    story = a_story(cast, State.WITHDRAWN)
    rewrite(story, actor=cast.rita, headline="Another")

    assert moments(story, cast.ed)["since readers last saw it"] == 1


def test_since_it_was_sent_back_lasts_until_it_is_approved(cast):
    story = a_draft(cast)
    submit(story, actor=cast.rita)
    moving.move(story.pk, Move.SEND_BACK, actor=cast.ed, note="Who voted against?")
    rewrite(story, actor=cast.rita, headline="The second")
    sent_back = moments(story, cast.ed)
    submit(story, actor=cast.rita)
    approve(story, actor=cast.ed)

    assert sent_back["since it was sent back"] == 1
    assert "since it was sent back" not in moments(story, cast.ed)


def test_todays_changes_are_from_what_it_was_when_the_day_began(cast):
    set_clock_offset(timedelta(days=-2))
    story = a_draft(cast)
    set_clock_offset(timedelta())
    rewrite(story, actor=cast.rita, headline="The second")
    rewrite(story, actor=cast.rita, headline="The third")

    assert moments(story, cast.ed)["today’s changes"] == 1


def test_words_put_back_as_they_were_are_no_change(cast):
    story = a_draft(cast, headline="The first")
    mark_read(story.pk, revision_id=story.head_id, actor=cast.ed)
    rewrite(story, actor=cast.rita, headline="The second")
    rewrite(story, actor=cast.rita, headline="The first")

    assert moments(story, cast.ed) == {"since I last read it": None}


def test_a_discarded_change_to_a_text_older_than_pictures_is_no_change_since_it_went_out(cast):
    story = a_change_to_a_live_story(cast)
    as_before_pictures(story)
    moving.move(story.pk, Move.DISCARD_CHANGE, actor=cast.rita)

    assert moments(story, cast.ed) == {"since it was approved": None, "since it went out": None}


def test_a_change_after_the_upgrade_is_one_since_a_text_older_than_pictures(cast):
    story = a_story(cast, State.PUBLISHED)
    as_before_pictures(story)
    rewrite(story, actor=cast.rita, headline="The second", change_kind="minor")

    assert moments(story, cast.ed) == {"since it was approved": 1, "since it went out": 1}


@pytest.mark.parametrize("page", ["edit", "history", "move"])
def test_the_links_stand_on_the_editor_the_history_and_the_page_before_a_move(client, cast, page):
    story = a_draft(cast)
    submit(story, actor=cast.rita)
    first = story.head_id
    mark_read(story.pk, revision_id=first, actor=cast.ed)
    rewrite(story, actor=cast.rita, headline="The second")
    addresses = {
        "edit": edit_url(story),
        "history": reverse("desk:history", args=[story.pk]),
        "move": move_url(story, "approve"),
    }
    client.force_login(cast.ed)

    shown = client.get(addresses[page]).content.decode()

    assert link(story, first) in shown
    assert "since I last read it" in shown


def test_what_opens_the_newest_text_marks_it_read_after_its_links_are_made(client, cast):
    story = a_draft(cast)
    first = story.head_id
    mark_read(story.pk, revision_id=first, actor=cast.ed)
    rewrite(story, actor=cast.rita, headline="The second")
    head = fresh(story).head_id
    client.force_login(cast.ed)

    pages = {
        "editor": edit_url(story),
        "history": reverse("desk:history", args=[story.pk]),
        "preview": reverse("desk:preview", args=[story.pk]),
        "comparison": reverse("desk:compare", args=[story.pk, first, head]),
        "play": reverse("desk:play", args=[story.pk]),
    }
    marks = {}
    for name, address in pages.items():
        ReadMark.objects.filter(person=cast.ed).update(revision=first, before=None)
        client.get(address)
        marks[name] = ReadMark.objects.values_list("revision", "before").get(person=cast.ed)

    assert marks == dict.fromkeys(pages, (head, first))


def test_what_shows_an_older_text_marks_nothing(client, cast):
    story = a_draft(cast)
    first = story.head_id
    rewrite(story, actor=cast.rita, headline="The second")
    second = fresh(story).head_id
    rewrite(story, actor=cast.rita, headline="The third")
    client.force_login(cast.ed)

    client.get(reverse("desk:preview", args=[story.pk]), {"revision": first})
    client.get(reverse("desk:compare", args=[story.pk, first, second]))
    client.get(reverse("desk:compare", args=[story.pk, fresh(story).head_id, first]))
    client.get(reverse("desk:play", args=[story.pk]), {"at": 2})
    client.get(reverse("desk:preview", args=[story.pk]), {"revision": "x"})

    assert not ReadMark.objects.exists()


def test_a_page_read_again_writes_nothing(client, cast):
    story = a_draft(cast)
    client.force_login(cast.ed)
    client.get(reverse("desk:history", args=[story.pk]))
    before = ReadMark.objects.get().read_at

    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("desk:history", args=[story.pk]))

    assert ReadMark.objects.get().read_at == before
    assert sum("articles_readmark" in query["sql"] for query in asked) == 2
