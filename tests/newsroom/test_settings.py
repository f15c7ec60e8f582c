"""The settings, as a fresh process reads them."""

import json
import os
import subprocess
import sys

import pytest

from newsroom.env import BASE_DIR, VARIABLES

READ = """
import json
from newsroom import settings
wanted = {names!r}
print(json.dumps({{name: getattr(settings, name) for name in wanted}}, default=str))
"""


def settings_with(*names: str, **environ: str) -> dict:
    done = read(*names, **environ)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def read(*names: str, **environ: str) -> subprocess.CompletedProcess:
    inherited = {name: value for name, value in os.environ.items() if name not in {v.name for v in VARIABLES}}
    return subprocess.run(
        [sys.executable, "-c", READ.format(names=names)],
        cwd=BASE_DIR,
        env=inherited | {"SECRET_KEY": "a key"} | environ,
        capture_output=True,
        text=True,
        check=False,
    )


def test_over_tls_everything_is_secured():
    found = settings_with(
        *(
            "SECURE_SSL_REDIRECT",
            "SECURE_HSTS_SECONDS",
            "SESSION_COOKIE_SECURE",
            "CSRF_COOKIE_SECURE",
            "DEBUG",
        ),
        SITE_URL="https://lerivage.example",
    )

    assert found == {
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31536000,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "DEBUG": False,
    }


def test_on_loopback_the_browser_is_sent_nowhere():
    found = settings_with("SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE")

    assert found == {"SECURE_SSL_REDIRECT": False, "SECURE_HSTS_SECONDS": 0, "SESSION_COOKIE_SECURE": False}


def test_a_public_address_in_the_clear_is_refused():
    refused = read(SITE_URL="http://lerivage.example")

    assert "passwords would travel in the clear" in refused.stderr


def test_without_a_key_nothing_starts(tmp_path):
    refused = read(SECRET_KEY="", VAR_DIR=str(tmp_path))

    assert "Set SECRET_KEY" in refused.stderr


def test_a_forged_forwarding_header_is_believed_by_nobody():
    assert settings_with("SECURE_PROXY_SSL_HEADER") == {"SECURE_PROXY_SSL_HEADER": None}


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("CELERY_TASK_ACKS_LATE", True),
        ("CELERY_WORKER_PREFETCH_MULTIPLIER", 1),
        ("CELERY_ACCEPT_CONTENT", ["json"]),
        ("CELERY_TASK_PUBLISH_RETRY", False),
        ("CELERY_BROKER_CONNECTION_MAX_RETRIES", None),
        ("CELERY_TIMEZONE", "UTC"),
    ],
)
def test_tasks_are_hints_that_may_be_lost_or_repeated(setting, value):
    assert settings_with(setting) == {setting: value}


def test_no_database_session_waits_for_ever():
    options = settings_with("DATABASES", DATABASE_URL="postgres://somebody@db.example/newsroom")["DATABASES"][
        "default"
    ]["OPTIONS"]

    assert options["connect_timeout"] == 3
    assert all(
        limit in options["options"]
        for limit in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
    )


def test_a_database_on_a_socket_is_found():
    found = settings_with("DATABASES", DATABASE_URL="postgres://me@%2Frun%2Fpg:5432/newsroom")["DATABASES"][
        "default"
    ]

    assert (found["HOST"], found["NAME"]) == ("/run/pg", "newsroom")
