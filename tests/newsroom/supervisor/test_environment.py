"""What stands in the way of the packages is told as a sentence that says what to do."""

import subprocess
import sys

import pytest

from newsroom.env import BASE_DIR
from newsroom.supervisor import environment


@pytest.mark.parametrize(
    ("said", "helps"),
    [
        (
            "NewConnectionError: Failed to establish a new connection: [Errno 101] Network is unreachable",
            "Connect",
        ),
        ("Could not resolve host; Temporary failure in name resolution", "Connect"),
        ("unable to execute 'gcc': No such file or directory\nerror: command 'gcc' failed", "compiler"),
        ("ERROR: Failed building wheel for psycopg2", "compiler"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "not the one that was locked"),
        ("OSError: [Errno 28] No space left on device", "Make room"),
    ],
)
def test_every_cause_has_its_sentence(said, helps):
    assert helps in environment.explain(said)


def test_what_nobody_foresaw_is_shown_as_it_was_said():
    assert "something new" in environment.explain("something new")


def test_an_environment_that_is_right_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("VENV", str(tmp_path))
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").touch()
    (tmp_path / ".installed-requirements.txt").write_text(environment.mark(BASE_DIR / "requirements.txt"))

    assert environment.ensure(BASE_DIR, tools=False) == str(tmp_path / "bin" / "python")


def test_a_place_that_cannot_hold_it_is_named(tmp_path, monkeypatch):
    occupied = tmp_path / "a-file"
    occupied.touch()
    monkeypatch.setenv("VENV", str(occupied / "venv"))

    with pytest.raises(environment.NotInstalled, match="cannot be written"):
        environment.ensure(BASE_DIR, tools=False)


@pytest.mark.parametrize("module", ["newsroom/__init__.py", "newsroom/supervisor/__init__.py"])
def test_rooms_passed_before_anything_is_installed_import_nothing(module):
    assert "import" not in (BASE_DIR / module).read_text()


@pytest.mark.parametrize("module", ["environment", "__main__"])
def test_the_first_step_needs_the_standard_library_alone(module):
    reading = f"import newsroom.supervisor.{module}"

    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, '.'); {reading}"], cwd=BASE_DIR
    )

    assert done.returncode == 0


def test_an_old_python_is_told_so():
    pretend = "import sys, runpy; sys.version_info = (3, 9, 1, 'final', 0); sys.version = '3.9.1 (old)'; "
    begin = "sys.argv = ['supervisor', 'run']; runpy.run_module('newsroom.supervisor', run_name='__main__')"

    done = subprocess.run(
        [sys.executable, "-c", pretend + begin], cwd=BASE_DIR, capture_output=True, text=True
    )

    assert done.returncode == 1
    assert "needs Python 3.11 or newer; this is 3.9.1" in done.stderr
