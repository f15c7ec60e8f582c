"""Whatever a tab is made to say, it is answered with a sentence in JSON, and costs no word kept before."""

from uuid import uuid4

import pytest
from django.urls import reverse

from articles.models import WorkingCopy
from tests.articles.desk.tab import JSON, Tab
from tests.cast import a_draft

pytestmark = pytest.mark.django_db

HOSTILE = [
    "",
    "-1",
    "9" * 30,
    "1e999",
    "٣",
    "true",
    "[]",
    "🧂" * 300,
    "\ufffe\uffff",
    "' OR 1=1; --",
    "<p>" * 1000,
    "a\x00b",
    "x" * 100_000,
]
SAID = ["tab", "sequence", "client_save_id", "fence", "digest", "base", "publication_version"]


@pytest.fixture
def tab(cast) -> Tab:
    tab = Tab(cast.rita, a_draft(cast))
    tab.client.raise_request_exception = False
    tab.type(body="<p>Kept before.</p>")
    tab.sequence += 1
    return tab


@pytest.mark.parametrize("name", SAID)
@pytest.mark.parametrize("where", ["working_copy", "presence", "take_over", "edit"])
def test_nothing_said_about_the_sending_brings_the_desk_down(tab, where, name):
    wrong = {}
    for said in HOSTILE:
        answer = tab.client.post(tab.at(where), tab.autosave(**{name: said}), headers=JSON)
        is_told = answer.status_code == 200 or isinstance(answer.json().get("refused", ""), str)
        if answer.status_code >= 500 or not is_told:
            wrong[said[:40]] = answer.status_code

    assert wrong == {}
    assert WorkingCopy.objects.filter(content__body="<p>Kept before.</p>").exists()


@pytest.mark.parametrize(
    "field", ["headline", "importance", "notes-TOTAL_FORMS", "deadline", "section", "body"]
)
def test_no_word_of_the_form_brings_the_desk_down(tab, field):
    wrong = {}
    for said in HOSTILE:
        answer = tab.type(**{field: said})
        if answer.status_code not in (200, 400):
            wrong[said[:40]] = answer.status_code
        tab.form[field] = [""]

    assert wrong == {}


@pytest.mark.parametrize("where", ["working_copy", "presence", "take_over"])
@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b'{"tab": 1}'),
        ("application/json", b"\xff"),
        ("multipart/form-data; boundary=x", b"--x\r\nbroken"),
        ("multipart/form-data", b"no boundary"),
        ("text/plain", b"x" * 1000),
        ("application/x-www-form-urlencoded", b"tab=%ff%fe"),
    ],
)
def test_a_form_that_is_none_is_refused_with_a_sentence(tab, where, kind, body):
    answer = tab.client.post(tab.at(where), body, content_type=kind, headers=JSON)

    assert answer.status_code in (400, 422)
    assert answer.json()["refused"]


def test_words_too_many_to_be_sent_are_refused_with_a_sentence(tab):
    answer = tab.client.post(
        tab.at("working_copy"),
        b"body=" + b"x" * (5 * 1024 * 1024 + 1),
        content_type="application/x-www-form-urlencoded",
        headers=JSON,
    )

    assert (answer.status_code, "too large" in answer.json()["refused"]) == (413, True)


def test_fields_too_many_to_be_read_are_refused_with_a_sentence(tab):
    body = "&".join(f"f{number}=x" for number in range(2000)).encode()
    kind = "application/x-www-form-urlencoded"

    answer = tab.client.post(tab.at("working_copy"), body, content_type=kind, headers=JSON)

    assert (answer.status_code, bool(answer.json()["refused"])) == (413, True)


def test_a_body_longer_than_a_story_may_be_costs_none_of_the_words_beside_it(tab):
    answer = tab.type(body="x" * 2_000_001, headline="Kept all the same")

    assert list(answer.json()["unread"]) == ["body"]
    copy = WorkingCopy.objects.get()
    assert (copy.content["headline"], len(dict(copy.typed["fields"])["body"])) == (
        "Kept all the same",
        2_000_001,
    )


def test_a_fault_of_the_desk_is_told_in_json(tab, monkeypatch):
    def fail(*_said, **_more):
        raise RuntimeError("a fault")

    monkeypatch.setattr("articles.desk.views.tabs.copies.keep", fail)

    answer = tab.type(body="<p>On.</p>")

    assert (answer.status_code, bool(answer.json()["refused"])) == (500, True)


def test_a_story_that_is_not_there_is_told_in_json(tab):
    tab.pk = 2**62

    for answer in (tab.type(kicker="x"), tab.is_here(), tab.takes_over()):
        assert (answer.status_code, bool(answer.json()["refused"])) == (404, True)


def test_a_tab_nobody_has_is_put_aside_without_a_word(tab):
    assert tab.client.post(reverse("desk:put_aside", args=[tab.pk, uuid4()])).status_code == 302
