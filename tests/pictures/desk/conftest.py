"""The library speaks English in these tests, and the clock is put right."""

from datetime import timedelta

import pytest
from django.utils import translation

from newsroom.clock import set_clock_offset


@pytest.fixture(autouse=True)
def in_english(request):
    with translation.override("en"):
        yield
    if "db" in request.fixturenames or "cast" in request.fixturenames:
        set_clock_offset(timedelta())
