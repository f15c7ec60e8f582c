"""The demo comes once, to nobody's harm."""

import pytest

from newsroom.embedded.redis import free_port
from newsroom.env import Environment
from newsroom.supervisor import steps
from newsroom.trouble import Trouble


@pytest.fixture
def environment(tmp_path, monkeypatch):
    """The environment of a var directory of its own, on loopback."""
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    monkeypatch.delenv("SITE_URL", raising=False)
    return Environment()


@pytest.fixture
def people(monkeypatch):
    """people(is_there) says whether the database knows anybody."""

    def are(is_there: bool) -> None:
        monkeypatch.setattr(steps, "somebody_is_there", lambda: is_there)

    return are


def test_an_empty_newsroom_gets_the_demo(environment, people):
    people(False)

    assert steps.wants_demo(environment)


def test_a_newsroom_with_people_does_not(environment, people):
    people(True)

    assert not steps.wants_demo(environment)


def test_a_demo_that_was_interrupted_is_finished(environment, people):
    people(True)
    steps.demo_note(environment).write_text("begun")

    assert steps.wants_demo(environment)


def test_a_public_address_never_gets_people_with_a_known_password(environment, people, capsys):
    people(False)
    environment.SITE_URL = "https://lerivage.example"

    assert not steps.wants_demo(environment)
    assert "create_editor" in capsys.readouterr().err


def test_a_database_that_does_not_answer_is_named(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", f"postgres://nobody@127.0.0.1:{free_port()}/newsroom")

    with pytest.raises(Trouble, match="No PostgreSQL answers at DATABASE_URL"):
        steps.demand_servers()


@pytest.mark.parametrize("address", ["redis://127.0.0.1:{}/0", "no-address"])
def test_a_redis_that_does_not_answer_is_named(monkeypatch, address):
    monkeypatch.setenv("REDIS_URL", address.format(free_port()))

    with pytest.raises(Trouble, match="No Redis answers at REDIS_URL"):
        steps.demand_servers()


def test_a_command_that_fails_is_told_with_its_last_words(tmp_path):
    with pytest.raises(Trouble, match="Unknown command"):
        steps.manage("no_such_command", log=tmp_path / "setup.log")


def test_a_changed_static_file_is_noticed(tmp_path, monkeypatch):
    (tmp_path / "static").mkdir()
    for name in steps.STATIC_SOURCES[1:]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setattr(steps, "BASE_DIR", tmp_path)
    before = steps.static_mark()

    (tmp_path / "static" / "new.css").write_text("a {}")

    assert steps.static_mark() != before
