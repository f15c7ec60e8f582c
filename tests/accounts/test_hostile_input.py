"""Whatever is typed where people sign in or are managed: a sentence or a 4xx, never an error."""

import json
import os
import random
from pathlib import Path

import pytest
from django.core.cache import cache

from accounts.models import User

TYPED = [
    "",
    " ",
    "\x00",
    "a\x00b",
    "null",
    "\u202e\u0000drow",
    "x" * 100_000,
    "é" * 4_000,
    "\ufeff",
    "\ud7ff\ue000\uffff",
    "' OR '1'='1",
    "<script>alert(1)</script>",
    "%s%s%n",
    "../../etc/passwd",
    "{{ 7 * 7 }}",
    "0",
    "-1",
    "9" * 400,
    "1e999",
    "[]",
    "\r\nBcc: everybody@newsroom.test",
]


def typed() -> list[str]:
    corpora = os.environ.get("NEWSROOM_CORPORA")
    if not corpora:
        return TYPED
    naughty = json.loads((Path(corpora) / "strings" / "naughty.json").read_text())
    return TYPED + random.Random(20261123).sample(naughty, 40)


FORMS = {
    "/accounts/login/": ("login", "password", "next"),
    "/accounts/password/reset/": ("email",),
    "/accounts/logout/": ("next",),
}


@pytest.mark.parametrize(
    ("address", "field"), [(at, field) for at, fields in FORMS.items() for field in fields]
)
def test_the_sign_in_pages_take_any_text(client, hire, address, field):
    rita = hire("rita", "reporter")
    usual = {"login": rita.email, "password": "not it", "email": rita.email}
    wrong = []
    for text in typed():
        cache.clear()
        answer = client.post(address, usual | {field: text})
        if answer.status_code not in {200, 302, 400}:
            wrong.append((text[:40], answer.status_code))

    assert wrong == []
    assert User.objects.count() == 1


@pytest.mark.parametrize("parameter", ["next", "lang"])
def test_the_sign_in_page_takes_any_query(client, db, parameter):
    wrong = [
        text[:40]
        for text in typed()
        if client.get("/accounts/login/", {parameter: text}).status_code not in {200, 400}
    ]

    assert wrong == []


@pytest.mark.parametrize("field", ["email", "name", "language", "roles"])
def test_the_people_s_form_takes_any_text(client, hire, field):
    client.force_login(hire("ada", "admin"))
    usual = {"email": "new@newsroom.test", "name": "New", "language": "fr", "roles": []}
    wrong = []
    for text in typed():
        User.objects.filter(email="new@newsroom.test").update(
            email=f"kept{User.objects.count()}@newsroom.test"
        )
        answer = client.post("/admin/accounts/user/add/", usual | {field: text})
        if answer.status_code not in {200, 302, 400}:
            wrong.append((text[:40], answer.status_code))

    assert wrong == []
    assert not User.objects.exclude(name="Ada").exclude(roles=[]).exists()


@pytest.mark.parametrize("key", ["0", "-1", "9" * 30, "none", "1e3", "%00", "é", "1/../2"])
@pytest.mark.parametrize("page", ["change", "delete", "history"])
def test_a_person_s_number_can_be_anything(client, hire, key, page):
    client.force_login(hire("ada", "admin"))

    answer = client.get(f"/admin/accounts/user/{key}/{page}/")

    assert answer.status_code in {302, 400, 403, 404}


@pytest.mark.parametrize("kind", ["user", "event"])
@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=" + "x" * 5000,
        "p=-1",
        "p=1e9",
        "o=99.99.-1",
        "e=1",
        "is_active__exact=x",
        "roles__contains=x",
        "password__startswith=pbkdf2",
        "at__year=0",
        "at__year=99999",
        "at__year=x",
        "at__gte=0001-01-01",
        "about_id__exact=" + "9" * 40,
        "verb__regex=(",
    ],
)
def test_the_lists_can_be_asked_anything(client, hire, kind, query):
    client.force_login(hire("ada", "admin"))

    assert client.get(f"/admin/accounts/{kind}/?{query}").status_code in {200, 302, 400}
