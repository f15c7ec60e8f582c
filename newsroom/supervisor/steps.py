"""What must be done before the newsroom opens: tables, static files, and on the first run the demo."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import psycopg2
from redis import Redis, RedisError

from newsroom.env import BASE_DIR, LOOPBACK, Environment
from newsroom.supervisor.say import say, step
from newsroom.trouble import Trouble

# What the collected files are made of; when none of it changed they are still right.
STATIC_SOURCES = ("static", "requirements.txt", "newsroom/apps.py", "newsroom/storage.py")


def make_ready(environment: Environment, logs: Path) -> None:
    """The tables are those of this version, the static files collected, the demo there if it was wanted."""
    demand_servers()
    log = logs / "setup.log"
    with step("Tables"):
        manage("migrate", "--no-input", log=log)
    collected = environment.VAR_DIR / "static" / ".collected"
    if not environment.DEBUG and read(collected) != static_mark():
        with step("Static files"):
            manage("collectstatic", "--no-input", log=log)
            collected.write_text(static_mark())
    if wants_demo(environment):
        with step("Demo content, the first time only"):
            demo_note(environment).write_text("begun")
            manage("seed_demo", log=log)
            demo_note(environment).write_text("there")


def demand_servers() -> None:
    """What the environment names answers; raises Trouble with what was said when it does not."""
    try:
        psycopg2.connect(os.environ["DATABASE_URL"], connect_timeout=5).close()
    except psycopg2.Error as fault:
        raise Trouble(
            f"No PostgreSQL answers at DATABASE_URL: {str(fault).strip()}\n"
            "Start it or correct the variable; without it the newsroom brings its own."
        ) from fault
    try:
        Redis.from_url(os.environ["REDIS_URL"], socket_connect_timeout=5, retry=None).ping()
    except (RedisError, ValueError) as fault:
        raise Trouble(
            f"No Redis answers at REDIS_URL: {fault}\n"
            "Start it or correct the variable; without it the newsroom brings its own."
        ) from fault


def has_demo(environment: Environment) -> bool:
    return read(demo_note(environment)) == "there"


def wants_demo(environment: Environment) -> bool:
    """Whether nobody is there yet, or seeding was interrupted; never where the world could sign in."""
    if read(demo_note(environment)) == "begun":
        return True
    if somebody_is_there():
        return False
    if environment.site_host not in LOOPBACK:
        say("  No demo people on a public address. Make the first person: python manage.py create_editor")
        return False
    return True


def demo_note(environment: Environment) -> Path:
    return environment.VAR_DIR / "demo"


def somebody_is_there() -> bool:
    connection = psycopg2.connect(os.environ["DATABASE_URL"])
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT FROM accounts_user)")
            return cursor.fetchone()[0]
    finally:
        connection.close()


def manage(*words: str, log: Path) -> None:
    """The command has succeeded; raises Trouble with the last that it said."""
    with log.open("ab") as output:
        done = subprocess.run(
            [sys.executable, str(BASE_DIR / "manage.py"), *words],
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        ending = "\n".join(log.read_text(errors="replace").splitlines()[-12:])
        raise Trouble(f"`manage.py {words[0]}` failed. The end of {log}:\n{ending}")


def static_mark() -> str:
    """What identifies the state of every file the collected ones are made of."""
    found = hashlib.sha256()
    for source in STATIC_SOURCES:
        path = BASE_DIR / source
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            facts = file.stat()
            found.update(f"{file.relative_to(BASE_DIR)} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return found.hexdigest()


def read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
