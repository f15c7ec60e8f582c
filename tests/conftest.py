"""What every test can ask for."""

import pytest

from tests.cast import Cast, gather_cast


@pytest.fixture
def cast(db) -> Cast:
    """Everybody of the demo newsroom, with their sections."""
    return gather_cast()
