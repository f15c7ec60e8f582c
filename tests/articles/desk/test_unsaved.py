"""Words nobody saved: offered where the story is opened, told before it moves, and never thrown away."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Event
from articles.actions import settling
from articles.actions.settling import settle_idle
from articles.models import Article, Presence, Revision, WorkingCopy
from articles.models.revision import Why
from articles.tasks import keep_idle_words
from articles.workflow.states import State
from newsroom.clock import set_clock_offset
from tests.articles.desk.browsing import edit_url, form_on, make_move, move_url, save, words_of
from tests.articles.desk.tab import Tab
from tests.cast import a_draft, a_story, rewrite

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


def article(story) -> Article:
    return Article.objects.select_related("head").get(pk=story.pk)


def left_behind(person, story, **fields) -> Tab:
    """Words typed in a tab that was then closed without a save, as a crash closes it."""
    tab = Tab(person, story)
    assert tab.type(**fields).status_code == 200
    return tab


def test_after_a_crash_the_page_opens_with_the_words_last_typed_and_one_click_goes_back(client, cast):
    story = a_draft(cast, body="<p>Saved.</p>")
    left_behind(cast.rita, story, body="<p>Saved. And typed.</p>", deadline="2026-11-2")
    client.force_login(cast.rita)

    page = client.get(edit_url(story))

    form = form_on(page)
    assert (form["body"], form["deadline"]) == (["<p>Saved. And typed.</p>"], ["2026-11-2"])
    assert "no version has them yet" in words_of(page)
    assert form_on(client.get(edit_url(story) + "?saved=1"))["body"] == ["<p>Saved.</p>"]


def test_a_save_of_words_brought_back_leaves_nothing_unsaved(client, cast):
    story = a_draft(cast)
    left_behind(cast.rita, story, body="<p>Typed.</p>")
    client.force_login(cast.rita)

    save(client, story, form_on(client.get(edit_url(story))))

    assert article(story).head.body == "<p>Typed.</p>"
    assert WorkingCopy.objects.unsaved().count() == 0
    assert "no version has" not in words_of(client.get(edit_url(story)))


def test_words_on_an_older_version_are_offered_and_come_back_on_that_version(client, cast):
    story = a_draft(cast)
    tab = left_behind(cast.rita, story, body="<p>Three words more.</p>")
    rewrite(story, actor=cast.ed, headline="Ed's")
    client.force_login(cast.rita)

    page = client.get(edit_url(story))
    back = form_on(client.get(edit_url(story) + f"?copy={tab.name}"))

    assert "Bring them back" in words_of(page)
    assert form_on(page)["headline"] == ["Ed's"]
    assert (back["base"], back["body"]) == ([str(story.head_id)], ["<p>Three words more.</p>"])


def test_words_in_several_tabs_are_each_offered(client, cast):
    story = a_draft(cast)
    left_behind(cast.rita, story, body="<p>One.</p>")
    left_behind(cast.rita, story, body="<p>Two.</p>")
    client.force_login(cast.rita)

    assert client.get(edit_url(story)).content.decode().count("?copy=") == 2


def test_words_in_a_tab_that_is_open_are_told_and_stay_its_own(client, cast):
    story = a_draft(cast)
    tab = left_behind(cast.rita, story, body="<p>Typing.</p>")
    tab.is_here(unsaved="1")
    client.force_login(cast.rita)

    page = client.get(edit_url(story))

    assert "open now, in another tab" in words_of(page)
    assert "?copy=" not in page.content.decode()
    assert form_on(client.get(edit_url(story) + f"?copy={tab.name}"))["body"] != ["<p>Typing.</p>"]


def test_nobody_is_offered_the_words_of_somebody_else(client, cast):
    story = a_draft(cast)
    tab = left_behind(cast.rita, story, body="<p>Rita's own secret.</p>")
    client.force_login(cast.ed)

    page = client.get(edit_url(story) + f"?copy={tab.name}").content.decode()
    client.post(reverse("desk:put_aside", args=[story.pk, tab.name]))

    assert "own secret" not in page
    assert WorkingCopy.objects.unsaved().count() == 1


def test_hostile_words_are_clean_when_they_come_back(client, cast):
    story = a_draft(cast)
    left_behind(cast.rita, story, body="<p>Text<script>alert(1)</script></p>")
    client.force_login(cast.rita)

    assert form_on(client.get(edit_url(story)))["body"] == ["<p>Text</p>"]


def test_words_put_aside_are_a_version_beside_the_story(client, cast):
    story = a_draft(cast)
    tab = left_behind(cast.rita, story, body="<p>Aside.</p>")
    client.force_login(cast.rita)

    client.post(reverse("desk:put_aside", args=[story.pk, tab.name]))

    assert (article(story).head_id, WorkingCopy.objects.count()) == (story.head_id, 0)
    assert Revision.objects.latest("number").body == "<p>Aside.</p>"
    assert "put version 2 aside" in words_of(client.get(reverse("desk:history", args=[story.pk])))


def test_a_note_put_aside_with_a_half_typed_time_keeps_its_text(client, cast):
    story = a_draft(cast)
    note = {"notes-0-kind": "correction", "notes-0-text": "It was nine votes.", "notes-0-at": "2026-11-2"}
    tab = left_behind(cast.rita, story, **note)
    client.force_login(cast.rita)
    assert WorkingCopy.objects.get().unread == ["notes-0-at"]

    client.post(reverse("desk:put_aside", args=[story.pk, tab.name]))

    told = Event.objects.about(story).last().detail["typed"]
    assert told["notes-0-text"] == "It was nine votes."


def test_what_could_not_be_read_is_told_each_time_it_is_put_aside(client, cast):
    story = a_draft(cast)
    for typed in ("2026-11-2", "tomorrow"):
        tab = left_behind(cast.rita, story, deadline=typed)
        client.force_login(cast.rita)
        client.post(reverse("desk:put_aside", args=[story.pk, tab.name]))

        assert Event.objects.about(story).last().detail["typed"] == {"deadline": typed}


def test_my_work_names_the_stories_with_words_of_mine(client, cast):
    story = a_draft(cast, headline="Budget")
    left_behind(cast.rita, story, body="<p>Typed.</p>")
    for person, told in ((cast.rita, True), (cast.ed, False)):
        client.force_login(person)

        assert ("Words you have not saved" in words_of(client.get(reverse("desk:home")))) is told


def test_what_is_submitted_is_what_was_typed(client, cast):
    story = a_draft(cast)
    left_behind(cast.rita, story, body="<p>What I typed.</p>")
    client.force_login(cast.rita)
    assert "They are saved first" in words_of(client.get(move_url(story, "submit")))

    make_move(client, cast.rita, story, "submit")

    now = article(story)
    assert (now.state, now.head.body, now.head.why) == (State.IN_REVIEW, "<p>What I typed.</p>", Why.SAVED)


def test_nothing_is_submitted_while_what_was_typed_does_not_fit(client, cast):
    story = a_draft(cast)
    left_behind(cast.rita, story, body="<p>Rita's.</p>")
    rewrite(story, actor=cast.ed, body="<p>Ed's.</p>")

    answer = make_move(client, cast.rita, story, "submit")

    assert (answer.status_code, article(story).state) == (409, State.DRAFT)
    assert Revision.objects.latest("number").body == "<p>Rita's.</p>"
    assert make_move(client, cast.rita, story, "submit").status_code == 302


def test_nothing_is_submitted_without_words_that_stand_beside_a_half_typed_date(client, cast):
    story = a_draft(cast)
    tab = left_behind(cast.rita, story, body="<p>Rita's.</p>", deadline="2026-11-2")

    answer = make_move(client, cast.rita, story, "submit")

    assert (answer.status_code, article(story).state) == (409, State.DRAFT)
    assert "could not be read" in words_of(answer)
    client.post(reverse("desk:put_aside", args=[story.pk, tab.name]))
    assert make_move(client, cast.rita, story, "submit").status_code == 302


def test_who_approves_is_told_of_unsaved_words_and_saves_their_own_at_one_click(client, cast):
    story = a_story(cast, State.IN_REVIEW)
    left_behind(cast.rita, story, body="<p>Rita's.</p>")
    client.force_login(cast.ed)
    assert f"{cast.rita.name} has words in this story" in words_of(client.get(move_url(story, "approve")))
    left_behind(cast.ed, story, headline="Ed's")

    answer = client.post(reverse("desk:save_unsaved", args=[story.pk]), {"next": move_url(story, "approve")})

    assert answer.headers["Location"] == move_url(story, "approve")
    assert article(story).head.headline == "Ed's"


def test_idle_words_become_a_version_where_the_story_is_being_written(cast):
    draft, reviewed = a_draft(cast), a_story(cast, State.IN_REVIEW)
    for story in (draft, reviewed):
        left_behind(cast.rita, story, body="<p>Left alone.</p>")
    set_clock_offset(9 * MINUTE)
    keep_idle_words()
    assert Revision.objects.filter(why=Why.PAUSED).count() == 0
    set_clock_offset(11 * MINUTE)

    keep_idle_words()
    keep_idle_words()

    assert [article(story).head.why for story in (draft, reviewed)] == [Why.PAUSED, Why.PAUSED]
    assert (article(reviewed).state, Revision.objects.filter(why=Why.PAUSED).count()) == (State.IN_REVIEW, 2)


@pytest.mark.parametrize("state", [State.APPROVED, State.SCHEDULED, State.PUBLISHED, State.WITHDRAWN])
def test_idle_words_wait_for_their_person_where_the_story_must_not_move(cast, state):
    story = a_draft(cast)
    tab = Tab(cast.rita, story)
    there = a_story(cast, state)
    tab.pk, tab.form["base"] = there.pk, [str(there.head_id)]
    tab.type(body="<p>Left alone.</p>")
    set_clock_offset(11 * MINUTE)

    assert settle_idle() == 0
    assert WorkingCopy.objects.unsaved().count() == 1


def test_words_that_cannot_be_read_are_shown_when_somebody_asks_to_save_them(client, cast):
    story = a_draft(cast)
    left_behind(cast.rita, story, body="<p>Typed.</p>", deadline="2026-11-2")
    client.force_login(cast.rita)

    sent = {"next": move_url(story, "submit")}
    page = client.post(reverse("desk:save_unsaved", args=[story.pk]), sent, follow=True)

    assert "a field that cannot be read" in words_of(page)
    assert form_on(page)["deadline"] == ["2026-11-2"]
    assert WorkingCopy.objects.unsaved().count() == 1


def test_a_half_typed_date_is_never_settled_away(cast):
    left_behind(cast.rita, a_draft(cast), deadline="2026-11-2", body="<p>Left alone.</p>")
    set_clock_offset(11 * MINUTE)

    assert settle_idle() == 0
    assert WorkingCopy.objects.unsaved().count() == 1


def test_copies_that_cannot_be_settled_hold_up_none_of_the_others(cast, monkeypatch):
    monkeypatch.setattr(settling, "TOGETHER", 1)
    broken = [left_behind(cast.rita, a_draft(cast), body="<p>Broken.</p>") for _copy in range(3)]
    WorkingCopy.objects.update(content=["nobody wrote this"])
    left_behind(cast.rita, a_draft(cast), body="<p>Whole.</p>")
    set_clock_offset(11 * MINUTE)

    assert settle_idle() == 1
    assert WorkingCopy.objects.unsaved().count() == len(broken)


@pytest.mark.django_db(transaction=True)
def test_a_story_held_for_long_holds_up_none_of_the_others(cast):
    held, free = a_draft(cast), a_draft(cast)
    for story in (held, free):
        left_behind(cast.rita, story, body="<p>Left alone.</p>")
    set_clock_offset(11 * MINUTE)

    with held_elsewhere(held), connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = 200")
        try:
            assert settle_idle() == 1
        finally:
            cursor.execute("RESET lock_timeout")

    assert article(free).head.body == "<p>Left alone.</p>"


@contextmanager
def held_elsewhere(story):
    """Somebody else's transaction holds the story."""
    other = connection.copy()
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("SELECT 1 FROM articles_article WHERE id = %s FOR UPDATE", [story.pk])
        yield
    finally:
        other.close()


def test_words_of_somebody_who_may_no_longer_write_are_kept_beside_the_story(cast):
    story = a_draft(cast)
    left_behind(cast.rita, story, body="<p>Rita's.</p>")
    cast.rita.roles = ["picture_editor"]
    cast.rita.save()
    set_clock_offset(11 * MINUTE)

    assert settle_idle() == 1
    assert article(story).head_id == story.head_id
    assert Revision.objects.latest("number").body == "<p>Rita's.</p>"


def test_tabs_long_gone_are_forgotten_and_words_never(cast):
    story = a_draft(cast)
    tab = left_behind(cast.rita, story, body="<p>Typed.</p>")
    tab.is_here()
    tab.saves()
    left_behind(cast.rita, story, deadline="half")
    set_clock_offset(timedelta(days=15))

    keep_idle_words()

    assert (Presence.objects.count(), WorkingCopy.objects.count()) == (0, 1)


@pytest.mark.parametrize("is_awake", [True, False])
def test_a_tab_left_open_goes_on_from_its_own_words(cast, is_awake):
    story = a_draft(cast, body="<p>One.</p>")
    tab = left_behind(cast.rita, story, body="<p>One, two.</p>")
    for day in (1, 40) if is_awake else (1, 10):
        set_clock_offset(timedelta(days=day))
        if is_awake:
            tab.is_here()
        keep_idle_words()

    tab.type(body="<p>One, two, three.</p>")

    assert tab.saves().json()["outcome"] == "saved"


def test_lists_say_who_is_in_a_story(client, cast):
    story = a_draft(cast)
    Tab(cast.rita, story).is_here(typing="1")
    client.force_login(cast.ed)
    assert f"{cast.rita.name} is writing" in words_of(client.get(reverse("desk:queue")))

    Tab(cast.sam, story).is_here(typing="1")
    assert "2 people are writing" in words_of(client.get(reverse("desk:queue")))

    client.force_login(cast.rita)
    assert f"{cast.sam.name} is writing" in words_of(client.get(reverse("desk:home")))


def test_who_is_in_thirty_stories_costs_no_more_than_in_one(client, cast):
    client.force_login(cast.rita)
    pages = [reverse("desk:queue"), reverse("desk:home")]
    counted = []
    for more in (1, 29):
        for _number in range(more):
            story = a_draft(cast)
            Tab(cast.sam, story).is_here()
            left_behind(cast.rita, story, body="<p>Typed.</p>")
        counted.append([cost(client, page) for page in pages])

    assert counted[0] == counted[1]


def cost(client, page: str) -> int:
    """Queries of the page for somebody who has had it before."""
    client.get(page)
    with CaptureQueriesContext(connection) as asked:
        client.get(page)
    return len(asked)
