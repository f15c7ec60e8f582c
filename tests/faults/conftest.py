import pytest

from tests.faults.processes import Newsroom


@pytest.fixture
def running(transactional_db, tmp_path):
    """The parts of a newsroom, none started yet; all are killed when the test ends."""
    newsroom = Newsroom(tmp_path)
    yield newsroom
    newsroom.end()
