"""Whatever is sent to any address or form: a sentence or a 4xx, never a 500, and nothing that was kept is lost."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from lxml import html

from articles.models import Revision
from articles.workflow.states import State
from tests import poison
from tests.cast import a_draft, a_story
from tests.urlconf import Route, routes_of

pytestmark = pytest.mark.django_db

#: Parameters of query strings that any page reads.
ASKED = [
    *("q", "section", "from", "to", "page", "before", "old", "new", "revision"),
    *("url", "format", "maxwidth", "maxheight"),
    *("width", "as_it_came", "related_q", "link_q", "state", "sort", "next", "lang"),
]

#: What every address is called with while another part of it is poisoned.
GOOD = {
    "section": "politics",
    "subsection": "none",
    "slug": "rita",
    "year": "2024",
    "month": "02",
    "day": "29",
    "number": "2",
}
GOOD |= {
    "uidb36": "1",
    "key": "abc-def",
    "move": "submit",
    "revision_id": 1,
    "schedule_id": 1,
    "report_id": 1,
    "tab": "6b0cc3a5-4d0c-4a5d-9f8e-3f4f1a2b3c4d",
    "old": 1,
    "new": 1,
    "mine": 1,
    "theirs": 1,
}

#: What `/readyz` answers while no worker runs: an answer, not a failure.
NOT_READY = 503
#: What oEmbed answers where a format is asked for that it does not write: https://oembed.com, 2.3.5.
NOT_SPOKEN = 501

SAVED = "<p>The words that were saved before.</p>"
TYPED = "Words typed just now, before something went wrong."


@pytest.fixture
def ask(cast) -> Callable:
    """ask("chip", "POST", path, form) is the answer; whatever the request did is undone."""
    clients: dict[str, Client] = {}

    def asked(who: str, method: str, path: str, sent=None, **options):
        cache.clear()
        if who not in clients:
            clients[who] = Client(raise_request_exception=False)
            if who:
                clients[who].force_login(cast[who])
        client = clients[who]
        with transaction.atomic():
            answer = client.post(path, sent) if sent is not None else client.generic(method, path, **options)
            answer.kept = bodies()
            transaction.set_rollback(True)
        return answer

    return asked


def bodies() -> list[str]:
    """Every text ever saved, in order: this list may grow, and what is in it never changes."""
    return [revision.body for revision in Revision.objects.order_by("pk")]


def is_wrong(answer) -> str:
    """What is wrong with the answer, or nothing: it failed, or it refused without a word."""
    if answer.status_code >= 500 and answer.status_code not in (NOT_READY, NOT_SPOKEN):
        return f"{answer.status_code}"
    if answer.status_code >= 400 and answer.status_code != 405 and not answer.content.strip():
        return f"{answer.status_code} without a word"
    return ""


def test_no_part_of_any_address_breaks_it(cast, ask):
    story = a_story(cast, State.PUBLISHED)
    good = {**GOOD, "pk": story.pk, "path": story.addresses.get().path}
    wrong = {}
    for kind, who in (("public", ""), ("desk", "chip"), ("accounts", "")):
        for route in routes_of(kind):
            for path in addresses(route, good):
                if fault := is_wrong(ask(who, "GET", path)):
                    wrong[path[:200]] = fault

    assert wrong == {}


def addresses(route: Route, good: dict) -> list[str]:
    """The route with each of its parameters poisoned in turn, and with impossible days."""
    poisoned = [
        route.at(**{**good, name: part}) for name in route.parameters for part in poison.some(poison.PARTS)
    ]
    if "day" in route.parameters:
        poisoned += [route.at(**{**good, "year": y, "month": m, "day": d}) for y, m, d in poison.DAYS]
    return poisoned


@pytest.mark.parametrize(("kind", "who"), [("public", ""), ("desk", "chip"), ("accounts", "")])
def test_no_query_breaks_any_address(cast, ask, kind, who):
    story = a_story(cast, State.PUBLISHED)
    good = {**GOOD, "pk": story.pk, "path": story.addresses.get().path}
    parts = [*poison.PARTS, *(quote(text.encode("utf-8", "replace"), safe="") for text in poison.naughty())]
    wrong = {}
    for route in routes_of(kind):
        for part in poison.some(parts):
            path = route.at(**good) + "?" + "&".join(f"{name}={part}" for name in ASKED)
            if fault := is_wrong(ask(who, "GET", path)):
                wrong[path[:200]] = fault

    assert wrong == {}


FORMS = {
    "new": ("rita", State.DRAFT, "/desk/articles/new/"),
    "edit": ("rita", State.DRAFT, "/desk/articles/{pk}/edit/"),
    "submit": ("rita", State.DRAFT, "/desk/articles/{pk}/move/submit/"),
    "approve": ("ed", State.IN_REVIEW, "/desk/articles/{pk}/move/approve/"),
    "send back": ("ed", State.IN_REVIEW, "/desk/articles/{pk}/move/send_back/"),
    "schedule": ("ed", State.APPROVED, "/desk/articles/{pk}/move/schedule/"),
    "reschedule": ("ed", State.SCHEDULED, "/desk/articles/{pk}/move/reschedule/"),
    "urgent": ("chip", State.DRAFT, "/desk/articles/{pk}/move/publish_urgently/"),
    "withdraw": ("chip", State.PUBLISHED, "/desk/articles/{pk}/move/withdraw/"),
    "writers": ("chip", State.DRAFT, "/desk/articles/{pk}/writers/"),
    "embargo": ("chip", State.DRAFT, "/desk/articles/{pk}/embargo/"),
    "sign in": ("", State.DRAFT, "/accounts/login/"),
    "reset": ("", State.DRAFT, "/accounts/password/reset/"),
    "password": ("rita", State.DRAFT, "/accounts/password/set/"),
}


LONG = ("body", "headline", "note", "reason", "login", "when", "notes-0-text")


@pytest.mark.parametrize("name", FORMS)
def test_no_field_of_any_form_breaks_it_and_nothing_kept_is_lost(cast, ask, name):
    who, state, address = FORMS[name]
    story = a_story(cast, state, body=SAVED)
    path = address.format(pk=story.pk)
    kept, form = bodies(), fields_of(ask(who, "GET", path))
    texts = [*poison.TEXTS, *poison.naughty()]
    huge = poison.HUGE if name in ("new", "edit", "schedule", "sign in") else "x" * 10_000
    wrong = {}
    assert form
    for field in form:
        for text in [*poison.some(texts), poison.NUL, *([huge] if field in LONG else [])]:
            answer = ask(who, "POST", path, {**form, field: text})
            fault = is_wrong(answer) or ("a text was lost" if answer.kept[: len(kept)] != kept else "")
            if fault:
                wrong[f"{field}={text[:60]!r}"] = fault

    assert wrong == {}


@pytest.mark.parametrize("name", ["edit", "schedule", "sign in", "writers"])
def test_a_form_that_is_none_is_refused(cast, ask, name):
    who, state, address = FORMS[name]
    path = address.format(pk=a_story(cast, state).pk)

    wrong = {
        (kind, body[:40]): fault
        for kind, body in poison.BODIES
        if (fault := is_wrong(ask(who, "POST", path, data=body, content_type=kind)))
    }

    assert wrong == {}


def test_a_form_with_a_bad_field_gives_back_what_was_typed_in_the_others(cast, ask):
    path = f"/desk/articles/{a_draft(cast).pk}/edit/"
    form = {**fields_of(ask("rita", "GET", path)), "body": f"<p>{TYPED}</p>"}
    lost = {}
    for field, text in {
        "embargo_until": "2024-02-30T12:00",
        "target_length": "-1",
        "slug": "a b",
        "section": "no",
    }.items():
        answer = ask("rita", "POST", path, {**form, field: text})
        if answer.status_code != 422 or TYPED not in answer.content.decode():
            lost[field] = answer.status_code

    assert lost == {}


def test_the_ids_of_other_people_s_things_are_refused_and_change_nothing(cast, ask):
    mine, other = a_draft(cast), a_draft(cast, by="sam", section="culture", sensitive=True)
    path = f"/desk/articles/{mine.pk}/edit/"
    form = fields_of(ask("rita", "GET", path))
    kept = bodies()
    for field, key in {
        "base": other.head_id,
        "related": other.pk,
        "bylines": 2**40,
        "topics": 2**40,
        "section": 2**40,
    }.items():
        answer = ask("rita", "POST", path, {**form, "headline": "Changed", field: str(key)})
        assert 400 <= answer.status_code < 500, field
        assert answer.kept == kept, field
    for where in ("edit", "history", "preview", "move/submit"):
        assert ask("rita", "GET", f"/desk/articles/{other.pk}/{where}/").status_code == 404


def fields_of(answer) -> dict[str, str]:
    """Every field of the longest form on the page with the value it shows, as a browser would send it back."""
    page = html.fromstring(answer.content.decode())
    form = max((form for form in page.forms if form.method == "POST"), key=lambda form: len(form.fields))
    shown = {name: form.fields[name] for name in set(form.fields) - {"csrfmiddlewaretoken"}}
    return {name: value if isinstance(value, str) else "" for name, value in shown.items()}
