import io

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Event, User
from articles.models import Section

PASSWORD = "tide-over-the-wall-41"


@pytest.fixture
def typed(monkeypatch):
    """typed(text) is what the operator sends to the standard input."""

    def sent(text: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    return sent


def create(email: str = "ed@newsroom.test", **options) -> None:
    call_command("create_editor", email, name="Ed Marchetti", password_stdin=True, **options)


def test_an_editor_is_created_with_role_sections_and_password(cast, typed):
    User.objects.filter(email="ed@newsroom.test").update(email="old@newsroom.test")
    typed(f"{PASSWORD}\n")

    create(sections=["politics", "monde"], language="en")

    ed = User.objects.get(email="ed@newsroom.test")
    assert (ed.roles, ed.language, ed.check_password(PASSWORD)) == (["editor"], "en", True)
    assert list(Section.objects.served_by(ed)) == [cast.sections["politics"], cast.sections["world"]]
    assert {event.actor_name for event in Event.objects.about(ed)} == {"console"}


def test_other_roles_can_be_given(db, typed):
    typed(PASSWORD)

    create(roles=["admin", "chief"])

    assert User.objects.get().roles == ["chief", "admin"]


@pytest.mark.parametrize(
    ("email", "password", "options", "why"),
    [
        ("no address", PASSWORD, {}, "valid email"),
        ("ed@newsroom.test", "short", {}, "too short"),
        ("ed@newsroom.test", "", {}, "too short"),
        (
            "ed@newsroom.test",
            PASSWORD,
            {"sections": ["nowhere"]},
            "There is no section 'nowhere'. There are: none yet.",
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_created(db, typed, settings, email, password, options, why):
    settings.LANGUAGE_CODE = "en"
    typed(password)

    with pytest.raises(CommandError, match=why):
        create(email, language="en", **options)

    assert not User.objects.exists()


def test_a_taken_address_is_said(cast, typed):
    typed(PASSWORD)

    with pytest.raises(CommandError):
        create("ED@newsroom.test")


def test_two_different_passwords_typed_by_hand_create_nobody(db, monkeypatch):
    answers = iter([PASSWORD, "something-else-99"])
    monkeypatch.setattr("articles.management.commands.create_editor.getpass", lambda prompt: next(answers))

    with pytest.raises(CommandError, match="differ"):
        call_command("create_editor", "ed@newsroom.test", name="Ed")

    assert not User.objects.exists()
