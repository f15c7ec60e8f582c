"""The embedded Redis: real, in a directory of the test."""

import os
import signal
import socket
import time

import pytest
import redis

from newsroom.embedded.place import Place
from newsroom.embedded.redis import EmbeddedRedis, free_port, is_free
from newsroom.supervisor.child import Child

PATIENCE = 30.0


@pytest.fixture
def server(tmp_path):
    return EmbeddedRedis(Place(root=tmp_path, user=None))


@pytest.fixture
def running(server, tmp_path):
    child = start(server, tmp_path)
    yield child
    child.end(patience=0)
    if left := server.running():
        Child.adopt(left).end(patience=0)


def start(server: EmbeddedRedis, folder) -> Child:
    server.prepare()
    child = Child.start(server.command(), log=folder / "redis.log", **server.options())
    deadline = time.monotonic() + PATIENCE
    while not server.is_ready():
        assert time.monotonic() < deadline, (folder / "redis.log").read_text()
        time.sleep(0.1)
    return child


def test_one_address_serves_cache_and_broker(server, running):
    with redis.Redis.from_url(server.url) as client:
        assert client.ping()


def test_nobody_without_the_password_is_served(server, running):
    with redis.Redis(port=server.port()) as stranger, pytest.raises(redis.AuthenticationError):
        stranger.ping()


def test_the_password_is_for_its_owner_alone(server, running):
    assert server.configuration.stat().st_mode & 0o077 == 0


def test_it_comes_back_at_the_same_address_after_a_kill(server, running, tmp_path):
    address = server.url

    os.kill(running.pid, signal.SIGKILL)
    running.end(patience=0)
    start(server, tmp_path)

    assert server.url == address


def test_one_that_runs_already_is_found(server, running):
    assert server.running().pid == running.pid


def test_a_port_that_somebody_took_meanwhile_is_given_up(server):
    server.prepare()
    before = server.port()

    with socket.socket() as other:
        other.bind(("127.0.0.1", before))
        other.listen()
        server.prepare()

    assert server.port() != before


def test_a_port_that_would_be_shared_silently_is_not_free():
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()

        assert not is_free(other.getsockname()[1])


def test_a_port_nobody_uses_is_free():
    assert is_free(free_port())
