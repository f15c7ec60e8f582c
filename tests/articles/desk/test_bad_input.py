"""Whatever a form or an address of the desk is sent, it answers with a sentence, and nothing is lost."""

import pytest
from django.urls import reverse

from articles.models import Article, Revision
from articles.workflow.states import State
from tests.articles.desk.browsing import ask, edit_url, form_on, move_url, open_story, save, typed, words_of
from tests.cast import a_draft, a_story

pytestmark = pytest.mark.django_db

#: Texts that are no number, date, id or choice; and some that nearly are.
HOSTILE = [
    "",
    " ",
    "0",
    "-1",
    "1.5",
    "9" * 18,
    "9" * 19,
    "9" * 25,
    "9" * 5000,
    "٣",
    "²",
    "NaN",
    "None",
    "true",
    "x" * 10_000,
    "🐟",
    "\u202e\u2028\ufeff\x1b\x7f",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "%00",
    "{{ 7*7 }}",
    "0001-01-01T00:00",
    "9999-12-31T23:59",
    "2026-02-30T10:00",
    "2026-11-23T06:00+05:00",
    "2026-11-23",
    "24:61",
    "-0001-01-01T00:00",
]

#: Tried in each field by itself.
WORST = ["9" * 25, "x" * 10_000, "🐟", "0001-01-01T00:00", "9999-12-31T23:59"]

FIELDS = [
    "base",
    "kicker",
    "headline",
    "standfirst",
    "body",
    "language",
    "section",
    "topics",
    "bylines",
    "dateline",
    "importance",
    "sensitive",
    "related",
    "related_add",
    "slug",
    "seo_title",
    "seo_description",
    "change_kind",
    "change_note",
    "target_length",
    "deadline",
    "deadline_fold",
    "planned_at",
    "embargo_until",
    "expires_at",
    "expiry_reason",
    "then",
    "confirm_revise",
    "notes-TOTAL_FORMS",
    "notes-INITIAL_FORMS",
    "notes-0-number",
    "notes-0-kind",
    "notes-0-text",
    "notes-0-at",
    "notes-0-at_zone",
    "notes-0-at_fold",
    "notes-0-DELETE",
]

#: What the desk may answer: done, or a sentence that says why not.
ANSWERS = {200, 302, 400, 403, 404, 409, 422, 428}


@pytest.mark.parametrize("field", FIELDS)
def test_no_field_of_the_story_brings_the_desk_down(client, cast, field):
    assert lost(client, cast, [{field: said} for said in WORST]) == []


def test_nothing_said_in_every_field_at_once_brings_the_desk_down(client, cast):
    fields = [field for field in FIELDS if not field.endswith("_FORMS")]

    assert lost(client, cast, [dict.fromkeys(fields, said) for said in HOSTILE]) == []


def lost(client, cast, sent: list[dict]) -> list:
    """Which of these changes were not answered as the desk answers, or cost the words typed beside them."""
    story = a_draft(cast)
    form = open_story(client, cast.rita, story)
    wrong = []
    for number, changes in enumerate(sent):
        words = f"Words nobody loses {number}"
        beside = "dateline" if "kicker" in changes and len(changes) == 1 else "kicker"
        base = str(Article.objects.get(pk=story.pk).head_id)
        answer = save(client, story, form | {"base": [base]}, **{**changes, beside: words})
        is_stored = Revision.objects.filter(article=story, **{beside: words}).exists()
        is_shown = words in answer.content.decode()
        if answer.status_code not in ANSWERS or not (is_stored or is_shown):
            wrong.append((str(changes)[:80], answer.status_code, is_stored, is_shown))
    return wrong


@pytest.mark.parametrize(
    "name", ["revision", "content_hash", "note", "reason", "when", "when_zone", "when_fold"]
)
@pytest.mark.parametrize(
    ("move", "state"),
    [("approve", State.IN_REVIEW), ("schedule", State.APPROVED), ("send_back", State.IN_REVIEW)],
)
def test_no_answer_to_a_move_brings_the_desk_down(client, cast, move, state, name):
    story = a_story(cast, state)
    form = ask(client, cast.chip, story, move)
    wrong = []
    for said in (*WORST, "", "soon", "\u202e\u2028"):
        answer = client.post(move_url(story, move), typed(form, **{name: said}))
        if answer.status_code not in ANSWERS:
            wrong.append((said[:40], answer.status_code))

    assert wrong == []


@pytest.mark.parametrize("name", ["state", "section", "language", "writer", "q", "sort", "page"])
def test_no_filter_brings_the_queue_down(client, cast, name):
    a_draft(cast)
    client.force_login(cast.ed)

    answers = {client.get(reverse("desk:queue"), {name: said}).status_code for said in HOSTILE}

    assert answers == {200}


def test_an_unknown_filter_is_said_to_be_left_out(client, cast):
    client.force_login(cast.ed)

    page = words_of(client.get(reverse("desk:queue"), {"state": "flying", "section": "x"}))

    assert "A filter in this address is not known here, so it was left out." in page


@pytest.mark.parametrize("said", HOSTILE)
def test_other_small_doors_stand_too(client, cast, said):
    story = a_draft(cast)
    client.force_login(cast.chip)
    answers = [
        client.get(reverse("desk:related"), {"related_q": said}),
        client.get(edit_url(story), {"as_it_came": said}),
        client.post(reverse("desk:writers", args=[story.pk]), {"writers": [said, said]}),
        client.post(reverse("desk:language"), {"language": said, "next": said}),
        client.post(reverse("desk:keys"), {"single_keys": said, "next": said}),
        client.post(reverse("desk:follow", args=[story.pk]), {"next": said}),
        client.post(reverse("desk:lift_embargo", args=[story.pk]), {"reason": said}),
        client.post(reverse("desk:clean"), said, content_type="text/html; charset=utf-8"),
    ]

    assert [answer.status_code for answer in answers if answer.status_code not in ANSWERS] == []


@pytest.mark.parametrize("number", ["0", "9" * 18, "9" * 19, "9" * 30, "9" * 5000])
def test_a_story_nobody_has_is_not_there(client, cast, number):
    client.force_login(cast.chip)
    for page in ("edit/", "move/submit/", "writers/", "embargo/", "review-after/"):
        assert client.get(f"/desk/articles/{number}/{page}").status_code == 404


def test_ids_of_things_that_are_not_there_are_refused_and_the_words_stay(client, cast):
    story = a_draft(cast)
    form = open_story(client, cast.rita, story)
    for field in ("bylines", "topics", "related"):
        answer = save(client, story, form, headline="Kept", **{field: ["987654321"]})
        assert answer.status_code == 422
        assert form_on(answer)["headline"] == ["Kept"]


def test_a_nul_byte_and_broken_utf_8_are_refused_before_anything_is_read(client, cast):
    story = a_draft(cast)
    form = open_story(client, cast.rita, story)
    nul = save(client, story, form, headline="a\x00b")
    broken = client.post(
        edit_url(story), b"headline=%ff%fe&language=en", content_type="application/x-www-form-urlencoded"
    )
    pasted = client.post(reverse("desk:clean"), b"<p>\xff\xfe</p>", content_type="text/html")

    assert (nul.status_code, broken.status_code) == (400, 400)
    assert pasted.status_code == 422


def test_a_pasted_nul_byte_brings_nothing_down(client, cast):
    client.force_login(cast.rita)

    answer = client.post(reverse("desk:clean"), b"<p>a\x00b</p>", content_type="text/html")

    assert answer.status_code in (200, 400)


def test_a_form_larger_than_the_house_takes_is_told_so(client, cast):
    story = a_draft(cast)
    form = open_story(client, cast.rita, story)

    answer = save(client, story, form, body="x" * 6_000_000)

    assert answer.status_code in (400, 413)
    assert Article.objects.get(pk=story.pk).head_id == story.head_id


def test_a_text_too_long_for_the_story_comes_back_whole(client, cast):
    story = a_draft(cast)
    form = open_story(client, cast.rita, story)

    answer = save(client, story, form, body="<p>" + "mot " * 600_000 + "</p>")

    assert answer.status_code == 422
    assert "mot mot" in form_on(answer)["body"][0]
    assert len(form_on(answer)["body"][0]) > 2_000_000


def test_a_form_without_its_note_rows_keeps_the_words(client, cast):
    story = a_draft(cast)
    form = open_story(client, cast.rita, story)

    answer = save(
        client, story, {name: said for name, said in form.items() if "notes" not in name}, headline="Kept"
    )

    assert answer.status_code == 422
    assert form_on(answer)["headline"] == ["Kept"]
