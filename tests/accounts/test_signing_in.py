import os
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from accounts import people
from accounts.actors import CONSOLE
from accounts.models import User
from tests.accounts.conftest import PASSWORD

LOGIN = "/accounts/login/"


@pytest.mark.parametrize(
    ("role", "home"),
    [
        ("reporter", "/desk/"),
        ("editor", "/desk/"),
        ("picture_editor", "/desk/"),
        ("chief", "/desk/"),
        ("admin", "/admin/"),
    ],
)
def test_people_land_where_their_work_is(client, hire, sign_in, role, home):
    answer = sign_in(client, hire("somebody", role))

    assert (answer.status_code, answer.url) == (302, home)


def test_somebody_without_a_role_lands_on_the_newspaper(client, hire, sign_in):
    assert sign_in(client, hire("somebody")).url == "/"


def test_somebody_with_the_desk_and_the_people_lands_on_the_desk(client, hire, sign_in):
    assert sign_in(client, hire("somebody", "admin", "chief")).url == "/desk/"


def test_the_address_may_be_written_in_capitals(client, hire):
    hire("rita", "reporter")

    answer = client.post(LOGIN, {"login": " RITA@Newsroom.TEST ", "password": PASSWORD})

    assert answer.url == "/desk/"


def test_the_session_is_a_new_one_after_signing_in(client, hire, sign_in):
    client.get(LOGIN + "?lang=en")
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before

    sign_in(client, hire("rita", "reporter"))

    assert client.session.session_key != before


def test_signing_out_ends_the_session_and_leads_to_the_sign_in_page(client, hire, sign_in):
    sign_in(client, hire("rita", "reporter"))

    asked = client.get("/accounts/logout/")
    answer = client.post("/accounts/logout/")

    assert asked.status_code == 200
    assert (answer.status_code, answer.url) == (302, LOGIN)
    assert client.get("/desk/").status_code == 302


def test_an_unknown_address_and_a_wrong_password_get_the_same_answer(client, hire, sign_in):
    rita = hire("rita", "reporter")

    wrong = sign_in(client, rita, "not it")
    unknown = client.post(LOGIN, {"login": "nora@newsroom.test", "password": "not it"})

    assert (wrong.status_code, unknown.status_code) == (200, 200)
    assert without_tokens(wrong) == without_tokens(unknown).replace("nora@", "rita@")


def test_an_unknown_address_costs_the_hashing_of_a_password(client, hire, sign_in, monkeypatch):
    """Timing cannot be asserted honestly on a busy machine; the work that takes the time can be counted."""
    hashed = []
    user_model = get_user_model()
    monkeypatch.setattr(user_model, "set_password", lambda self, raw: hashed.append(raw))
    monkeypatch.setattr(user_model, "check_password", lambda self, raw: hashed.append(raw) or False)

    client.post(LOGIN, {"login": "nobody@newsroom.test", "password": "not it"})

    assert hashed == ["not it"]


def test_five_wrong_passwords_close_the_account_s_door_for_a_while(client, hire, sign_in):
    rita = hire("rita", "reporter")
    sam = hire("sam", "reporter")

    for _ in range(5):
        sign_in(client, rita, "not it")
    refused = sign_in(client, rita)

    assert refused.status_code == 200
    assert "_auth_user_id" not in client.session
    assert sign_in(client, sam).url == "/desk/"


def test_many_wrong_passwords_from_one_address_close_its_door_for_a_while(client, hire, sign_in):
    rita = hire("rita", "reporter")

    for number in range(10):
        client.post(
            LOGIN, {"login": f"nobody{number}@newsroom.test", "password": "not it"}, REMOTE_ADDR="192.0.2.7"
        )
    from_there = client.post(LOGIN, {"login": rita.email, "password": PASSWORD}, REMOTE_ADDR="192.0.2.7")
    from_elsewhere = client.post(LOGIN, {"login": rita.email, "password": PASSWORD}, REMOTE_ADDR="192.0.2.8")

    assert from_there.status_code == 200
    assert from_elsewhere.status_code == 302


def test_hammering_the_sign_in_page_is_answered_429_with_a_sentence(client, hire, sign_in):
    rita = hire("rita", "reporter")

    answers = [sign_in(client, rita) for _ in range(31)]

    assert answers[-1].status_code == 429
    assert b"<h1>" in answers[-1].content


def test_people_sign_in_while_redis_is_away(client, hire, sign_in, settings):
    rita = hire("rita", "reporter")
    nowhere = settings.CACHES["default"] | {"LOCATION": "redis://127.0.0.1:1/0"}

    settings.CACHES = {"default": nowhere}

    assert sign_in(client, rita).url == "/desk/"
    assert client.get("/accounts/2fa/").status_code == 200


def test_a_deactivated_person_is_out_at_once_and_cannot_come_back(client, hire, sign_in):
    rita = hire("rita", "reporter")
    sign_in(client, rita)
    assert client.get("/accounts/2fa/").status_code == 200

    people.deactivate(rita, actor=CONSOLE)

    assert client.get("/accounts/2fa/").status_code == 302
    assert sign_in(client, rita).url == "/accounts/inactive/"
    assert client.get("/accounts/inactive/").status_code == 200


def test_a_session_from_before_the_deactivation_does_not_come_back_with_the_person(client, hire, sign_in):
    rita = hire("rita", "reporter")
    sign_in(client, rita)

    people.deactivate(rita, actor=CONSOLE)
    people.reactivate(rita, actor=CONSOLE)

    assert client.get("/accounts/2fa/").status_code == 302
    assert sign_in(client, rita).url == "/desk/"


@pytest.mark.parametrize(
    "address", ["/accounts/signup/", "/accounts/email/", "/accounts/confirm-email/", "/accounts/3rdparty/"]
)
def test_what_of_allauth_is_not_used_has_no_address(client, db, address):
    assert client.get(address).status_code == 404
    # As far as the reader's site is concerned this could be a section, and sections take no POST.
    assert client.post(address, {"email": "new@newsroom.test", "password1": PASSWORD}).status_code in {
        404,
        405,
    }
    assert not User.objects.exists()


LEADING_AWAY = [
    "https://example.com/",
    "//example.com",
    "///example.com",
    "/\\example.com",
    "\\\\example.com",
    "http:example.com",
    "javascript:alert(1)",
    "/\t/example.com",
    "\t//example.com",
    " //example.com",
    "https://testserver.example.com/",
    "https://testserver@example.com/",
    "example.com",
    "data:text/html,x",
    "/%0d%0aLocation:%20https://example.com",
]


def redirects() -> list[str]:
    corpora = os.environ.get("NEWSROOM_CORPORA")
    if not corpora:
        return []
    return (
        (Path(corpora) / "redirects" / "payloads-all-the-things.txt")
        .read_text("utf-8", "replace")
        .splitlines()
    )


def test_next_never_leaves_the_site(client, hire, sign_in, monkeypatch):
    rita = hire("rita", "reporter")
    for wish in LEADING_AWAY + redirects():
        client.logout()
        client.force_login(rita)

        answer = client.get(LOGIN, {"next": wish})

        assert answer.status_code == 302, wish
        assert stays_here(answer.headers["Location"]), wish


def test_signing_in_and_out_with_a_hostile_next_stays_here(client, hire, sign_in):
    rita = hire("rita", "reporter")
    for wish in LEADING_AWAY[:5]:
        signed_in = sign_in(client, rita, next=wish)
        signed_out = client.post("/accounts/logout/", {"next": wish})

        assert stays_here(signed_in.headers["Location"]), wish
        assert stays_here(signed_out.headers["Location"]), wish


def test_next_leads_to_any_page_of_the_site(client, hire, sign_in):
    answer = sign_in(client, hire("rita", "reporter"), next="/desk/queue/?state=draft")

    assert answer.url == "/desk/queue/?state=draft"


NOT_WORDS = [
    "",
    "\x00",
    "a\x00b@newsroom.test",
    "x" * 200_000,
    "é" * 400 + "@x.fr",
    "' OR 1=1 --",
    "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    "[]",
    "0",
]


@pytest.mark.parametrize("field", ["login", "password", "next", "lang"])
@pytest.mark.parametrize("value", NOT_WORDS, ids=lambda value: repr(value[:12]))
def test_whatever_is_typed_gets_a_sentence_and_no_error(client, hire, field, value):
    hire("rita", "reporter")
    wish = {"login": "rita@newsroom.test", "password": "not it"} | {field: value}

    answer = client.post(LOGIN, wish)

    assert answer.status_code in {200, 302, 400, 422}
    assert answer.content or answer.url


def test_broken_bytes_get_a_sentence_and_no_error(client, db):
    answer = client.post(
        LOGIN,
        b"login=%ff%fe%00&password=\xff\xfe&next=%c0%af",
        content_type="application/x-www-form-urlencoded",
    )

    assert answer.status_code in {200, 400}


def test_the_form_needs_its_token(hire):
    rita = hire("rita", "reporter")

    answer = Client(enforce_csrf_checks=True).post(LOGIN, {"login": rita.email, "password": PASSWORD})

    assert answer.status_code == 403


def without_tokens(answer) -> str:
    lines = answer.content.decode().splitlines()
    return "\n".join(line for line in lines if "csrfmiddlewaretoken" not in line)


def stays_here(location: str) -> bool:
    return location.startswith("/") and not location.startswith(("//", "/\\")) and "\\" not in location[:3]
