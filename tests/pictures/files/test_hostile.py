"""Whatever a file wants to do, it is refused with a sentence or read, in little memory, and the newsroom goes on."""

import os
import random
from pathlib import Path

import pytest

from pictures.actions.arriving import MEMORY, SECONDS
from pictures.files import limited
from pictures.files.kinds import HEAD, KINDS, kind_of
from pictures.files.refusals import Unreadable
from tests.pictures.hostile import HOSTILE
from tests.pictures.paintings import a_file
from tests.pictures.weighing import weigh

CORPUS = Path(os.environ.get("NEWSROOM_CORPORA", "/nowhere")) / "images"
FOUND = sorted(CORPUS.iterdir()) if CORPUS.is_dir() else []
MOST_MEMORY = 300_000_000
ANSWERS = {"format", "width", "height", "animated", "tone", "look", "metadata"}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_means_harm_is_refused_with_a_sentence_or_read_in_little_memory(tmp_path, name):
    make, becomes = HOSTILE[name]
    path = tmp_path / "arrived"
    path.write_bytes(make())

    outcome = examined(path)

    assert any(word in outcome for word in becomes.split("|"))
    assert peak_of(path) <= MOST_MEMORY


@pytest.mark.skipif(not FOUND, reason="NEWSROOM_CORPORA names no corpus with images")
@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_files_that_broke_other_programs_are_refused_or_read_in_little_memory(path):
    outcome = examined(path)

    assert outcome in KINDS or outcome.endswith(".")
    assert peak_of(path) <= MOST_MEMORY


@pytest.mark.parametrize("kind", KINDS)
def test_files_with_wrong_bytes_in_them_are_refused_or_read(tmp_path, kind):
    dice = random.Random(int(os.environ["SEED"]))
    whole = a_file(1, kind)
    path = tmp_path / "arrived"

    for _time in range(100 if os.environ.get("LONG_RUN") else 6):
        broken = bytearray(whole)
        for _byte in range(dice.randrange(1, 20)):
            # Half of them where headers are.
            broken[dice.randrange(dice.choice([200, len(broken)]))] = dice.randrange(256)
        path.write_bytes(broken)

        assert (outcome := examined(path)) in KINDS or outcome.endswith(".")


def examined(path: Path) -> str:
    """The format it is kept in, or the sentence that refuses it; what the child answers is of the promised kind."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    try:
        kind = kind_of(head)
        asked = {"path": str(path), "kind": kind.format, "largest_pixels": kind.largest_pixels}
        found = limited.run("examine", asked, seconds=SECONDS, memory=MEMORY)
    except Unreadable as refused:
        return str(refused)
    assert set(found) == ANSWERS
    assert found["format"] == kind.format
    assert 0 <= found["tone"] < 64
    assert -(2**63) <= found["look"] < 2**63
    return found["format"]


def peak_of(path: Path) -> int:
    """Bytes of memory the child had at most; none where the first bytes refuse."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    try:
        kind = kind_of(head)
    except Unreadable:
        return 0
    return weigh(path, kind.format, kind.largest_pixels).peak
