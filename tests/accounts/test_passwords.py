import re

import pytest
from django.core import mail
from django.test import Client

from accounts import letters, people
from accounts.actors import CONSOLE
from accounts.models import Event
from tests.accounts.conftest import PASSWORD

ASK = "/accounts/password/reset/"
NEW = "lanterns-by-the-quay-7"


def link_in(letter) -> str:
    return re.search(r"https?://[^/\s]+(/accounts/password/reset/key/\S+)", letter.body)[1]


@pytest.fixture
def letter_for(client, hire):
    def written(person):
        client.post(ASK, {"email": person.email})
        letters.wait()
        return mail.outbox[-1]

    return written


def choose(client, link, password=NEW):
    page = client.get(link, follow=True)
    return client.post(
        page.redirect_chain[-1][0] if page.redirect_chain else link,
        {"password1": password, "password2": password},
    )


def test_a_forgotten_password_is_replaced_by_letter(client, hire, sign_in, letter_for):
    rita = hire("rita", "reporter")

    answer = choose(client, link_in(letter_for(rita)))

    assert (answer.status_code, answer.url) == (302, "/accounts/password/reset/key/done/")
    assert client.get(answer.url).status_code == 200
    assert sign_in(client, rita).status_code == 200
    assert sign_in(client, rita, NEW).url == "/desk/"
    assert Event.objects.about(rita).last().verb == "password_changed"


@pytest.mark.parametrize(
    ("language", "subject", "greeting"),
    [("en", "A new password for", "Hello Rita,"), ("fr", "", "Rita")],
)
def test_the_letter_is_in_the_person_s_language_plain_and_dressed(
    hire, letter_for, language, subject, greeting
):
    letter = letter_for(hire("rita", "reporter", language=language))

    dressed, kind = letter.alternatives[0]
    assert letter.to == ["rita@newsroom.test"]
    assert subject in letter.subject
    assert greeting in letter.body
    assert kind == "text/html"
    assert f'<html lang="{language}"' in dressed
    assert "style=" in dressed
    assert link_in(letter) in dressed


def test_asking_answers_the_same_whether_or_not_anybody_has_the_address(client, hire):
    rita = hire("rita", "reporter")

    known = client.post(ASK, {"email": rita.email})
    unknown = client.post(ASK, {"email": "nobody@newsroom.test"})
    letters.wait()

    assert (
        (known.status_code, known.url)
        == (unknown.status_code, unknown.url)
        == (302, "/accounts/password/reset/done/")
    )
    assert [letter.to for letter in mail.outbox] == [[rita.email]]


def test_asking_does_the_same_work_whether_or_not_anybody_has_the_address(
    client, hire, monkeypatch, django_assert_num_queries
):
    rita = hire("rita", "reporter")
    written = []
    write = letters.password_reset
    monkeypatch.setattr(
        letters, "password_reset", lambda user, *, link: written.append(user.email) or write(user, link=link)
    )

    for address in (rita.email, "nobody@newsroom.test"):
        with django_assert_num_queries(2):
            client.post(ASK, {"email": address})

    assert written == [rita.email, "nobody@newsroom.test"]


def test_a_link_is_good_once(client, hire, letter_for):
    link = link_in(letter_for(hire("rita", "reporter")))
    choose(client, link)

    again = Client().get(link)

    assert again.status_code == 200
    assert b"password1" not in again.content


def test_a_link_is_void_once_the_person_was_shown_out(client, hire, letter_for):
    rita = hire("rita", "reporter")
    link = link_in(letter_for(rita))

    people.deactivate(rita, actor=CONSOLE)
    people.reactivate(rita, actor=CONSOLE)

    assert b"password1" not in client.get(link, follow=True).content


@pytest.mark.parametrize(
    "link", ["1-abc-def", "zzzzzzzzzzzzzzzzzzzzzzzz-x-y", "0-x-y", "1-set-password", "1-" + "x" * 5000]
)
def test_an_invented_link_gets_a_sentence(client, db, link):
    answer = client.get(f"/accounts/password/reset/key/{link}/")

    assert answer.status_code == 200
    assert b"password1" not in answer.content


def test_somebody_shut_out_by_the_guesses_of_others_gets_in_after_a_reset(client, hire, sign_in, letter_for):
    rita = hire("rita", "reporter")
    for _ in range(6):
        sign_in(client, rita, "a guess")

    choose(client, link_in(letter_for(rita)))

    assert sign_in(client, rita, NEW).url == "/desk/"


def test_a_new_password_ends_every_session(client, hire, sign_in):
    rita = hire("rita", "reporter")
    elsewhere = Client()
    sign_in(elsewhere, rita)
    sign_in(client, rita)

    answer = client.post(
        "/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    )

    assert (answer.status_code, answer.url) == (302, "/accounts/login/")
    assert client.get("/accounts/2fa/").status_code == 302
    assert elsewhere.get("/accounts/2fa/").status_code == 302
    assert sign_in(client, rita, NEW).url == "/desk/"


@pytest.mark.django_db(transaction=True)
def test_a_new_password_is_told_by_letter(client, hire, sign_in):
    rita = hire("rita", "reporter", language="en")
    sign_in(client, rita)

    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    letters.wait()

    assert [letter.to for letter in mail.outbox] == [[rita.email]]
    assert "changed" in mail.outbox[0].subject


def test_the_old_password_is_asked_for_before_a_new_one(client, hire, sign_in):
    rita = hire("rita", "reporter")
    sign_in(client, rita)

    answer = client.post(
        "/accounts/password/change/", {"oldpassword": "a guess", "password1": NEW, "password2": NEW}
    )

    assert answer.status_code == 200
    rita.refresh_from_db()
    assert rita.check_password(PASSWORD)


def test_an_administrator_cannot_read_anybody_s_letter_but_the_console_can_set_a_password(hire):
    rita = hire("rita", "reporter")

    people.set_password(rita, NEW, actor=CONSOLE)

    rita.refresh_from_db()
    assert rita.check_password(NEW)
