"""A hundred clients that send their bodies a byte at a time, and a worker that dies, stop no reader."""

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack

import psutil
import pytest

from tests.site import Site, create_database, drop_database, name_of, status_of, wait_until

pytestmark = pytest.mark.slow

SLOW = 100
READS = 40


@pytest.fixture(scope="module")
def site(tmp_path_factory, worker_id) -> Iterator[Site]:
    server = os.environ["DATABASE_URL"]
    name = f"{name_of(server)}_slow_{worker_id}"
    with Site(tmp_path_factory.mktemp("slow"), create_database(server, name)) as site:
        site.manage("migrate", "--verbosity", "0")
        site.manage("collectstatic", "--noinput", "--verbosity", "0")
        site.open("redis", "web")
        assert status_of(f"{site.url}/latest/") == 200
        yield site
    drop_database(server, name)


def a_slow_sender(site: Site, *, path: str = "/accounts/login/") -> socket.socket:
    sender = socket.create_connection(("127.0.0.1", site.port), timeout=30)
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\nContent-Length: 1000\r\n"
    sender.sendall(f"{head}Content-Type: application/x-www-form-urlencoded\r\n\r\na".encode())
    return sender


def read_all(site: Site) -> list[int]:
    return [status_of(f"{site.url}/latest/") for _read in range(READS)]


def test_a_hundred_slow_bodies_stop_no_reader(site: Site):
    with ExitStack() as senders:
        for _sender in range(SLOW):
            senders.enter_context(a_slow_sender(site))
        time.sleep(0.5)

        began = time.monotonic()
        answers = read_all(site)

        assert answers == [200] * READS
        print(f"{READS} pages beside {SLOW} slow bodies: {time.monotonic() - began:.2f} s")
    wait_until(lambda: status_of(f"{site.url}/accounts/login/") == 200, "Signing in never came back.")


def test_a_hundred_who_read_slowly_stop_no_other(site: Site):
    with ExitStack() as readers:
        for _reader in range(SLOW):
            slow = readers.enter_context(socket.create_connection(("127.0.0.1", site.port), timeout=30))
            slow.sendall(f"GET /latest/ HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\n\r\n".encode())

        assert read_all(site) == [200] * READS


def test_a_worker_that_dies_is_replaced_and_the_pages_are_there(site: Site):
    main = psutil.Process(site.running["web"].pid)
    workers = [child for child in main.children(recursive=True) if child.name() != "resource_tracker"]
    for worker in workers:
        worker.send_signal(signal.SIGKILL)

    wait_until(lambda: status_of(f"{site.url}/latest/") == 200, "Nobody answers any more.")


def test_readers_are_answered_to_the_end_when_the_server_is_asked_to_stop(site: Site):
    answers: list[int] = []

    def read() -> None:
        while status := status_of(f"{site.url}/latest/"):
            answers.append(status)

    readers = [threading.Thread(target=read) for _reader in range(4)]
    for reader in readers:
        reader.start()
    time.sleep(0.5)
    site.running["web"].terminate()
    site.running["web"].wait(60)
    for reader in readers:
        reader.join()

    assert len(answers) > READS
    assert set(answers) == {200}
    site.open("web")
