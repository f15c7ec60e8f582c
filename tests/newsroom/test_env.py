"""What the newsroom reads from its environment, and that whoever runs it is told of all of it."""

import re
from pathlib import Path

import pytest

from newsroom.env import BASE_DIR, VARIABLES, Environment

NAMES = {variable.name for variable in VARIABLES}


@pytest.fixture
def environ(monkeypatch):
    """An environment in which nothing of ours is set; `environ(NAME="value")` sets what a test needs."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)

    def having(**values: str) -> Environment:
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        return Environment()

    return having


def test_the_example_lists_every_variable_and_no_other():
    example = (BASE_DIR / ".env.example").read_text()

    assert set(re.findall(r"^([A-Z0-9_]+)=", example, re.MULTILINE)) == NAMES


def test_the_readme_lists_every_variable_and_no_other():
    table = re.findall(r"^\| `([A-Z0-9_]+)` \|", (BASE_DIR / "README.md").read_text(), re.MULTILINE)

    assert set(table) == NAMES


def test_what_is_set_to_nothing_is_not_set(environ):
    assert environ(PORT="", DEBUG="", SITE_URL="  ").PORT == 8000


def test_debug_is_off_unless_it_is_set(environ):
    assert environ().DEBUG is False
    assert environ(DEBUG="true").DEBUG is True


def test_the_site_is_this_machine_at_its_port_unless_it_is_said(environ):
    assert environ(PORT="8123").SITE_URL == "http://127.0.0.1:8123"


@pytest.mark.parametrize(
    ("site", "hosts"),
    [
        ("http://127.0.0.1:8000", ["127.0.0.1", "localhost", "[::1]"]),
        ("http://localhost", ["127.0.0.1", "localhost", "[::1]"]),
        ("http://[::1]:8000", ["127.0.0.1", "localhost", "[::1]"]),
        ("https://lerivage.example", ["lerivage.example"]),
        ("https://lerivage.example:8443/", ["lerivage.example"]),
    ],
)
def test_the_site_answers_to_its_own_host(environ, site, hosts):
    assert environ(SITE_URL=site).hosts == hosts


def test_hosts_that_are_given_count_alone(environ):
    assert environ(ALLOWED_HOSTS="a.example,b.example").hosts == ["a.example", "b.example"]


def test_the_generated_key_counts_until_one_is_given(environ, tmp_path):
    (tmp_path / "secret_key").write_text("generated\n")

    assert environ(VAR_DIR=str(tmp_path)).secret_key == "generated"
    assert environ(SECRET_KEY="given").secret_key == "given"


def test_relative_directories_are_made_absolute(environ):
    assert Path.cwd() / "elsewhere" == environ(VAR_DIR="elsewhere").VAR_DIR


def test_a_name_nobody_declared_is_not_read(environ):
    with pytest.raises(AttributeError, match="add it to newsroom"):
        _ = environ().SOMETHING_ELSE
