import time

import pytest
from django.core.cache import cache
from django.test import Client

from accounts import audit, letters, people
from accounts.actors import CONSOLE
from accounts.models import Event, User

PASSWORD = "tide-over-the-wall-41"

PATIENCE = 300.0


@pytest.fixture(autouse=True)
def quick_hashes(settings):
    """Hashing that is slow by design would be most of the time these tests take."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def nobody_has_tried_yet():
    """Attempts are counted in the cache, which outlives a test."""
    cache.clear()
    yield
    letters.wait()


@pytest.fixture
def hire(db):
    """hire("rita", "reporter") is a person with that role and the password of these tests."""

    def hired(name: str, *roles: str, **more) -> User:
        return people.create(
            email=f"{name}@newsroom.test",
            name=name.capitalize(),
            roles=roles,
            actor=CONSOLE,
            password=PASSWORD,
            **more,
        )

    return hired


@pytest.fixture
def sign_in():
    """sign_in(client, person) answers what the sign-in page answers."""

    def signed_in(client: Client, person: User, password: str = PASSWORD, **more):
        return client.post("/accounts/login/", {"login": person.email, "password": password, **more})

    return signed_in


def chain_everything(*, limit: int = 1000) -> int:
    """Chains until no event waits, and says how many there were.

    A transaction anywhere on the same server holds the sequencer back, so it may have to be asked again; one test of
    another tester may be one long transaction.
    """
    chained, patience = 0, time.monotonic() + PATIENCE
    while Event.objects.unchained().exists() and time.monotonic() < patience:
        chained += audit.chain(limit=limit)
        time.sleep(0.02)
    return chained
