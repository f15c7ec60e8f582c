"""People write on the desk: what they typed is stored, and no word of it is ever lost."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from articles.actions import moving
from articles.models import Article, Revision
from articles.text.content import Note
from articles.workflow.states import State
from articles.workflow.transitions import Move
from tests.articles.desk.browsing import edit_url, form_on, open_new, open_story, save, typed, words_of
from tests.cast import a_change_to_a_live_story, a_draft, a_story, a_topic, approve, rewrite, submit

pytestmark = pytest.mark.django_db

NOTE_LINE = "<p>Mise à jour le 23/10/24, 10:07 ET : le maire a répondu.</p>"


def fresh(article) -> Article:
    return Article.objects.select_related("head", "live").get(pk=article.pk)


def the_only_story() -> Article:
    return Article.objects.select_related("head").get()


def test_a_new_story_begins_with_its_writers_section_byline_and_language(client, cast):
    form = open_new(client, cast.rita)

    assert form["section"] == [str(cast.sections["politics"].pk)]
    assert form["bylines"] == [str(cast.rita.author.pk), "", ""]
    assert form["language"] == ["en"]


def test_a_new_story_is_stored_as_its_first_version(client, cast):
    form = open_new(client, cast.rita)

    answer = client.post(
        reverse("desk:new"),
        typed(form, headline="The quay", body="<p>It is <b>late</b>.</p>", dateline="Sète"),
    )

    story = the_only_story()
    assert answer.status_code == 302
    assert answer.headers["Location"] == edit_url(story)
    assert (story.head.number, story.head.headline, story.head.dateline) == (1, "The quay", "Sète")
    assert story.head.body == "<p>It is <strong>late</strong>.</p>"


def test_a_draft_may_be_saved_incomplete(client, cast):
    client.force_login(cast.rita)

    answer = client.post(reverse("desk:new"), {"language": "fr", "importance": "2", **NO_NOTES})

    assert answer.status_code == 302
    assert the_only_story().head.headline == ""


NO_NOTES = {"notes-TOTAL_FORMS": "0", "notes-INITIAL_FORMS": "0"}


def test_a_picture_editor_begins_no_story(client, cast):
    client.force_login(cast.nora)

    assert client.get(reverse("desk:new")).status_code == 403


def test_a_save_is_a_new_version_on_the_one_shown(client, cast):
    story = a_draft(cast)
    form = open_story(client, cast.rita, story)

    answer = save(client, story, form, headline="Council votes at last")

    head = fresh(story).head
    assert answer.status_code == 302
    assert (head.number, head.headline, head.parent_id) == (2, "Council votes at last", int(form["base"][0]))


def test_saving_what_was_shown_makes_no_version(client, cast):
    topic, other = a_topic(), a_draft(cast, headline="Another")
    story = a_draft(
        cast,
        topic_ids=(topic.pk,),
        related_ids=(other.pk,),
        notes=(
            Note(
                id=4,
                kind="update",
                text="Two\nlines",
                at=datetime(2024, 10, 23, 14, 7, 3, 5, UTC),
                zone="America/New_York",
            ),
            Note(id=2, kind="correction", text="No time of its own"),
        ),
        deadline=datetime(2026, 10, 25, 0, 30, 0, 123456, UTC),
        embargo_until=datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
        body="<p>«\u00a0Oui\u202f!\u00a0»</p>\n<ul><li>one</li></ul>",
        target_length=600,
        seo_description="Two\nlines",
        sensitive=True,
        importance=3,
    )
    form = open_story(client, cast.rita, story)

    save(client, story, form)

    assert fresh(story).head.number == 1


def test_both_hours_of_a_doubled_one_are_told_apart(client, cast):
    story = a_draft(cast, embargo_until=datetime(2026, 10, 25, 1, 30, tzinfo=UTC))

    form = open_story(client, cast.rita, story)

    assert form["embargo_until"] == ["2026-10-25T02:30"]
    assert form["embargo_until_fold"] == ["1"]


def test_bylines_keep_the_order_they_were_given(client, cast):
    story = a_draft(cast)
    form = open_story(client, cast.rita, story)
    ed, rita = str(cast.ed.author.pk), str(cast.rita.author.pk)

    save(client, story, form, bylines=[ed, "", rita, ed])

    assert fresh(story).head.byline_ids == [cast.ed.author.pk, cast.rita.author.pk]


def test_a_related_story_can_be_named_by_its_number(client, cast):
    story, other = a_draft(cast), a_draft(cast, headline="Another")
    form = open_story(client, cast.rita, story)

    save(client, story, form, related_add=str(other.pk))

    assert fresh(story).head.related_ids == [other.pk]


def test_a_related_story_one_may_not_see_keeps_its_place_and_its_secret(client, cast):
    secret = a_draft(cast, by="sam", section="culture", headline="Canary", sensitive=True)
    chips = a_draft(cast, by="chip", related_ids=(secret.pk,))
    client.force_login(cast.rita)

    page = client.get(edit_url(chips))

    assert "Canary" not in page.content.decode()
    assert "A story you cannot open" in words_of(page)


def test_a_story_one_may_not_see_cannot_be_related(client, cast):
    secret = a_draft(cast, by="sam", section="culture", headline="Canary", sensitive=True)
    story = a_draft(cast)
    form = open_story(client, cast.rita, story)

    answer = save(client, story, form, related=[str(secret.pk)], headline="Typed just now")

    assert answer.status_code == 422
    assert "Typed just now" in answer.content.decode()
    assert "Canary" not in answer.content.decode()
    assert fresh(story).head.number == 1


def test_a_note_is_typed_with_its_kind_time_and_zone(client, cast):
    story = a_draft(cast)
    form = open_story(client, cast.rita, story)

    save(
        client,
        story,
        form,
        **{
            "notes-0-kind": "correction",
            "notes-0-text": "A name was wrong.",
            "notes-0-at": "2024-10-23T10:07",
        },
        **{"notes-0-at_zone": "America/New_York"},
    )

    note = fresh(story).head.content().notes[0]
    assert (note.kind, note.text, note.zone) == ("correction", "A name was wrong.", "America/New_York")
    assert note.at == datetime(2024, 10, 23, 14, 7, tzinfo=UTC)


def test_a_note_ticked_away_is_gone_and_the_others_keep_their_numbers(client, cast):
    story = a_draft(
        cast, notes=(Note(id=1, kind="update", text="First"), Note(id=2, kind="update", text="Second"))
    )
    form = open_story(client, cast.rita, story)

    save(client, story, form, **{"notes-0-DELETE": "on"})

    assert [(note.id, note.text) for note in fresh(story).head.content().notes] == [(2, "Second")]


def test_a_pasted_note_line_becomes_a_note_with_its_own_time(client, cast):
    form = open_new(client, cast.rita)

    answer = client.post(
        reverse("desk:new"), typed(form, headline="Vote", body=f"<p>Un vote.</p>{NOTE_LINE}"), follow=True
    )

    head = the_only_story().head
    note = head.content().notes[0]
    assert head.body == "<p>Un vote.</p>"
    assert (note.kind, note.text, note.zone) == ("update", "le maire a répondu.", "America/New_York")
    assert note.at == datetime(2024, 10, 23, 14, 7, tzinfo=UTC)
    assert "reads as a note to readers" in words_of(answer)


def test_the_text_exactly_as_it_came_is_a_version_that_can_be_brought_back_and_stays(client, cast):
    form = open_new(client, cast.rita)
    answer = client.post(
        reverse("desk:new"), typed(form, headline="Vote", body=f"<p>Un vote.</p>{NOTE_LINE}"), follow=True
    )

    client.post(reverse("desk:restore", args=[the_only_story().pk, first().pk]), form_on(answer, "undo-form"))
    again = open_story(client, cast.rita, the_only_story())
    save(client, the_only_story(), again, headline="Vote du conseil")

    head = the_only_story().head
    assert first().body == f"<p>Un vote.</p>\n{NOTE_LINE}"
    assert (head.headline, head.body, head.notes) == ("Vote du conseil", first().body, [])


def first() -> Revision:
    return Revision.objects.get(number=1)


def test_a_pasted_heading_becomes_the_headline_only_where_there_is_none(client, cast):
    pasted = "<p>Publié le 22/10/2024</p><h1>La digue tient</h1><p>Un vote.</p>"
    named = open_new(client, cast.rita)
    client.post(reverse("desk:new"), typed(named, headline="Typed", body=pasted))
    assert the_only_story().head.headline == "Typed"

    story = a_draft(cast, headline="")
    form = open_story(client, cast.rita, story)
    save(client, story, form, body=pasted)

    head = fresh(story).head
    assert head.headline == "La digue tient"
    assert head.body == "<p>Publié le 22/10/2024</p>\n<p>Un vote.</p>"


def test_what_is_left_out_of_a_paste_is_told(client, cast):
    story = a_draft(cast)
    form = open_story(client, cast.rita, story)

    answer = client.post(
        edit_url(story), typed(form, body='<p>Quay</p><figure><img src="x.jpg"></figure>'), follow=True
    )

    assert "1 picture was removed" in words_of(answer)


def test_the_sanitiser_reads_a_paste_before_it_enters_the_editor(client, cast):
    client.force_login(cast.rita)

    answer = client.post(
        reverse("desk:clean"),
        '<p class=MsoNormal onclick="x()">Quay<o:p></o:p></p><script>evil()</script><img src=x>',
        content_type="text/html; charset=utf-8",
    )

    assert answer.json()["html"] == "<p>Quay</p>"
    assert len(answer.json()["left_out"]) == 1


def test_two_tabs_lose_nothing_and_see_both_texts(client, cast):
    story = a_draft(cast)
    form = open_story(client, cast.rita, story)
    rewrite(story, actor=cast.ed, headline="Ed was faster")

    answer = save(client, story, form, headline="Rita was slower")

    mine = Revision.objects.get(article=story, headline="Rita was slower")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert fresh(story).head.headline == "Ed was faster"
    assert "Ed was faster" in page
    assert "Rita was slower" in page
    assert reverse("desk:compare", args=[story.pk, fresh(story).head_id, mine.pk]) in page
    assert reverse("desk:merge", args=[story.pk, mine.pk, fresh(story).head_id]) in page


def test_after_a_conflict_mine_can_be_made_the_newest(client, cast):
    story = a_draft(cast)
    form = open_story(client, cast.rita, story)
    rewrite(story, actor=cast.ed, headline="Ed was faster")
    save(client, story, form, headline="Rita was slower")
    mine = Revision.objects.get(article=story, headline="Rita was slower")

    client.post(reverse("desk:restore", args=[story.pk, mine.pk]), {"base": fresh(story).head_id})

    assert fresh(story).head.headline == "Rita was slower"


def test_a_save_without_its_base_is_refused_and_the_words_stay_in_the_form(client, cast):
    story = a_draft(cast)
    form = open_story(client, cast.rita, story)

    answer = save(client, story, form, base=None, headline="Typed long ago")

    kept = form_on(answer)
    assert answer.status_code == 428
    assert kept["headline"] == ["Typed long ago"]
    assert kept["base"] == [str(fresh(story).head_id)]
    assert fresh(story).head.number == 1


def test_a_base_of_another_story_is_refused_and_the_words_stay(client, cast):
    story, other = a_draft(cast), a_draft(cast)
    form = open_story(client, cast.rita, story)

    answer = save(client, story, form, base=str(other.head_id), headline="Typed")

    assert answer.status_code == 422
    assert form_on(answer)["headline"] == ["Typed"]


def test_saving_an_approved_story_asks_first_and_keeps_the_words(client, cast):
    story = a_story(cast, State.APPROVED)
    form = open_story(client, cast.rita, story)

    answer = save(client, story, form, headline="After approval")

    assert answer.status_code == 409
    assert form_on(answer)["headline"] == ["After approval"]
    assert "Save and end the approval" in words_of(answer)
    assert fresh(story).state == "approved"


def test_said_twice_it_ends_the_approval(client, cast):
    story = a_story(cast, State.APPROVED)
    form = open_story(client, cast.rita, story)

    answer = save(client, story, form, headline="After approval", confirm_revise="yes")

    assert answer.status_code == 302
    assert (fresh(story).state, fresh(story).head.headline) == ("draft", "After approval")


def test_a_story_that_goes_out_and_is_withdrawn_while_somebody_writes_loses_no_word(client, cast):
    story = a_story(cast, State.IN_REVIEW)
    form = open_story(client, cast.rita, story)
    approve(story, actor=cast.chip)
    moving.move(story.pk, Move.PUBLISH, actor=cast.chip)
    moving.move(story.pk, Move.WITHDRAW, actor=cast.chip, reason="Too early.")

    answer = save(client, story, form, headline="Typed while it went out")

    assert answer.status_code == 302
    assert fresh(story).head.headline == "Typed while it went out"


def test_a_scheduled_story_is_locked_and_a_late_save_keeps_its_words(client, cast):
    story = a_story(cast, State.SCHEDULED)
    client.force_login(cast.rita)
    shown = client.get(edit_url(story))

    answer = client.post(
        edit_url(story),
        {
            "base": story.head_id,
            "headline": "Typed too late",
            "body": "<p>Words</p>",
            "language": "en",
            "importance": "2",
        }
        | NO_NOTES,
    )

    assert "its text is locked" in words_of(shown)
    assert answer.status_code == 409
    assert form_on(answer)["headline"] == ["Typed too late"]
    assert "Words" in form_on(answer)["body"][0]


def test_somebody_elses_draft_can_be_read_but_not_saved(client, cast):
    story = a_draft(cast)
    form = open_story(client, cast.rita, story)
    client.force_login(cast.sam)

    answer = save(client, story, form, headline="Sam was here")

    assert client.get(edit_url(story)).status_code == 200
    assert answer.status_code == 403
    assert form_on(answer)["headline"] == ["Sam was here"]
    assert fresh(story).head.number == 1


def test_a_story_one_may_not_see_is_not_there(client, cast):
    story = a_draft(cast, sensitive=True)
    client.force_login(cast.sam)

    assert client.get(edit_url(story)).status_code == 404
    assert client.post(edit_url(story), {}).status_code == 404


def test_what_cannot_be_read_is_marked_and_everything_typed_is_kept(client, cast):
    story = a_draft(cast)
    form = open_story(client, cast.rita, story)

    answer = save(
        client, story, form, headline="Kept", deadline="tomorrow", slug="Not a slug", body="<p>Kept too</p>"
    )

    kept = form_on(answer)
    assert answer.status_code == 422
    assert (kept["headline"], kept["deadline"], kept["slug"]) == (["Kept"], ["tomorrow"], ["Not a slug"])
    assert "Kept too" in kept["body"][0]
    assert "Nothing was saved: 2 fields could not be read" in words_of(answer)


def test_a_live_story_asks_what_its_change_is(client, cast):
    story = a_change_to_a_live_story(cast)

    form = open_story(client, cast.rita, story)

    assert form["change_kind"] == ["update"]
    assert form["change_note"] == ["The sum has changed."]


def test_the_first_change_to_a_live_story_makes_it_a_draft_and_readers_keep_theirs(client, cast):
    story = a_story(cast, State.PUBLISHED)
    form = open_story(client, cast.rita, story)

    save(client, story, form, headline="A new headline", change_kind="minor")

    now = fresh(story)
    assert (now.state, now.head.change_kind) == ("draft", "minor")
    assert now.live.headline == "Council votes the budget"


def test_ctrl_enter_saves_and_goes_on_to_the_page_that_asks(client, cast):
    story = a_draft(cast)
    form = open_story(client, cast.rita, story)

    answer = save(client, story, form, headline="Ready", then="submit")

    assert answer.headers["Location"] == reverse("desk:move", args=[story.pk, "submit"])
    assert fresh(story).head.headline == "Ready"


def test_the_page_says_what_is_missing_and_what_comes_next(client, cast):
    story = a_draft(cast, standfirst="", byline_ids=())
    client.force_login(cast.rita)

    page = words_of(client.get(edit_url(story)))

    assert "The story has no standfirst." in page
    assert "The story has no byline." in page
    assert "Submit for review…" in page


def test_who_is_told_that_nobody_else_can_approve(client, cast):
    story = a_draft(cast, by="chip", section="sport")
    cast.mia.is_active = False
    cast.mia.save()
    submit(story, actor=cast.chip)
    client.force_login(cast.chip)

    page = words_of(client.get(edit_url(story)))

    assert "Nobody else can approve this text" in page


def test_stored_markup_is_read_again_by_the_sanitiser_on_its_way_into_the_editor(client, cast, monkeypatch):
    story = a_draft(cast)
    hostile = property(lambda revision: '<p onclick="x()">Quay</p><script>evil()</script>')
    monkeypatch.setattr(Revision, "body", hostile)

    form = open_story(client, cast.rita, story)

    assert form["body"] == ["<p>Quay</p>"]


def test_only_the_editors_page_relaxes_the_content_security_policy(client, cast):
    story = a_draft(cast)
    client.force_login(cast.rita)

    relaxed = client.get(edit_url(story)).headers["Content-Security-Policy"]
    strict = client.get(reverse("desk:home")).headers["Content-Security-Policy"]

    assert "'unsafe-inline'" in relaxed
    assert "'unsafe-eval'" not in relaxed
    assert "'unsafe-inline'" not in strict


def test_the_editor_speaks_the_persons_language_about_a_text_in_the_storys(client, cast):
    story = a_draft(cast, language="fr")
    client.force_login(cast.rita)

    page = client.get(edit_url(story)).content.decode()

    assert "&quot;language&quot;: &quot;en&quot;" in page
    assert "&quot;contentsLanguage&quot;: &quot;fr&quot;" in page
    assert "&quot;versionCheck&quot;: false" in page
