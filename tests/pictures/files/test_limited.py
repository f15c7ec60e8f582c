"""Whatever happens in the child, it ends in time, costs what was allowed, takes nothing along and leaves nothing."""

import os
from pathlib import Path

import psutil
import pytest

from pictures.files import limited
from pictures.files.refusals import Unreadable
from tests.faults.processes import until
from tests.pictures.files import misdeeds
from tests.pictures.paintings import a_file

MEMORY = 300 * 1024 * 1024


@pytest.fixture
def bad_child(tmp_path, monkeypatch):
    """The child itself, with jobs that no honest one has."""
    program = tmp_path / "child.py"
    program.write_text(misdeeds.CALLED)
    monkeypatch.setattr(limited, "CHILD", program)


def run(job: str, *, seconds: float = 20, **arguments):
    return limited.run(job, arguments, seconds=seconds, memory=MEMORY)


@pytest.mark.parametrize(
    ("job", "seconds", "sentence"),
    [
        ("take_memory", 20, "needs too much memory"),
        ("spin", 1, "takes too long"),
        ("sleep", 1, "takes too long"),
        ("write_much", 20, "cannot be read"),
        ("open_much", 20, "cannot be read"),
        ("die", 20, "cannot be read"),
    ],
)
def test_a_job_that_does_harm_is_ended_with_a_sentence(bad_child, job, seconds, sentence):
    with pytest.raises(Unreadable, match=sentence):
        run(job, seconds=seconds)


def test_an_answer_that_is_far_too_long_is_none(bad_child):
    with pytest.raises(Unreadable):
        run("boast")


def test_nothing_the_child_started_outlives_it(bad_child, tmp_path):
    noted = tmp_path / "noted"

    run("leave_another", noted=str(noted))

    other = int(noted.read_text())
    assert until(
        lambda: not psutil.pid_exists(other) or psutil.Process(other).status() == psutil.STATUS_ZOMBIE
    )


def test_the_child_knows_no_secret_and_no_django(bad_child, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "a-very-secret-key")

    seen = run("look_around")

    assert set(seen["environment"]) - {"LC_CTYPE", "LD_LIBRARY_PATH"} == {
        "PATH",
        "LANG",
        "MALLOC_ARENA_MAX",
        "HOME",
        "TMPDIR",
    }
    assert not [name for name in seen["modules"] if name.startswith(("django", "newsroom", "psycopg2"))]


def test_the_child_stands_in_an_empty_place_that_is_gone_afterwards(bad_child):
    seen = run("look_around")

    assert seen["files"] == []
    assert not Path(seen["place"]).exists()
    assert (seen["umask"], seen["core"], seen["processor"]) == (0o077, 0, 20)


def test_examining_needs_no_django(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    path = tmp_path / "arrived"
    path.write_bytes(a_file(1))
    program = tmp_path / "child.py"
    program.write_text(
        f"import sys\nsys.path.insert(0, {str(limited.CHILD.parents[2])!r})\nsys.modules['django'] = None\n"
        "from pictures.files import child\nchild.main(int(sys.argv[1]), int(sys.argv[2]))\n"
    )
    monkeypatch.setattr(limited, "CHILD", program)

    assert run("examine", path=str(path), kind="JPEG", largest_pixels=10**8)["width"] == 640


def test_a_job_nobody_knows_is_a_mistake_of_ours(monkeypatch):
    with pytest.raises(RuntimeError, match="nonsense"):
        run("nonsense")


def test_no_place_is_left_behind(bad_child, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "places"))
    os.mkdir(tmp_path / "places")

    with pytest.raises(Unreadable):
        run("spin", seconds=1)

    assert os.listdir(tmp_path / "places") == []
