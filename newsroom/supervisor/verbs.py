"""What can be asked of the supervisor: run the newsroom, run the tests, run a command on its servers."""

import fcntl
import os
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import IO

from environs import EnvError

from newsroom.embedded.place import make
from newsroom.embedded.redis import is_free
from newsroom.env import Environment
from newsroom.supervisor import steps
from newsroom.supervisor.attend import attend, listen
from newsroom.supervisor.ground import hold, stand_on_servers
from newsroom.supervisor.leftovers import Roll
from newsroom.supervisor.lint import lint as lint_all
from newsroom.supervisor.pulse import answers
from newsroom.supervisor.say import say, step
from newsroom.supervisor.watch import Watch
from newsroom.supervisor.welcome import welcome
from newsroom.trouble import Trouble

OPENING = 60.0
# Test files run side by side, each worker on a database of its own; more of them only wait for each other.
MOST_TESTERS = 4
# A file at a time, in the order the tests are collected in.
BY_FILE = ("--dist", "loadfile", "--no-loadscope-reorder")


def run(_words: list[str]) -> int:
    """The whole newsroom, until somebody says stop."""
    environment = Environment()
    with closing(only_one(environment)):
        Roll(environment.VAR_DIR).end_leftovers()
        demand_port(environment.PORT)
        say("Opening the newsroom")
        with stand_on_servers(say_so=True) as ground:
            steps.make_ready(environment, ground.logs)
            watch = Watch(environment, ground)
            try:
                watch.begin()
                with step("Web, worker and beat"):
                    wait_for_web(watch)
                if not watch.signals:
                    welcome(environment, has_demo=steps.has_demo(environment))
                watch.keep()
                say("\nClosing")
            finally:
                watch.end()
    return 0


def test(words: list[str]) -> int:
    """The tests on servers of their own, which forget everything a power cut would."""
    if not any(word.startswith("-n") for word in words):
        words = ["-n", str(min(os.cpu_count() or 1, MOST_TESTERS)), *BY_FILE, *words]
    with stand_on_servers(throwaway=True):
        return attend([sys.executable, "-m", "pytest", *words])


def lint(_words: list[str]) -> int:
    """Every check a tool can make; none of them needs a server."""
    with stand_on_servers(start=False):
        return 1 if lint_all() else 0


def tool(words: list[str]) -> int:
    """Any command that needs the packages and no server."""
    with stand_on_servers(start=False):
        return attend(words, environ=os.environ | with_our_programs())


def with_our_programs() -> dict[str, str]:
    return {"PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))}


def on_servers(words: list[str]) -> int:
    """Any command, with the servers' addresses in its environment."""
    command = words[1:] if words[:1] == ["--"] else words
    with stand_on_servers():
        return attend(command, environ=os.environ | with_our_programs())


VERBS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "lint": lint,
    "tool": tool,
    "with": on_servers,
}


def main() -> int:
    verb = VERBS.get(sys.argv[1] if len(sys.argv) > 1 else "")
    if verb is None:
        say(
            "python -m newsroom.supervisor run | test [pytest's words] | lint | tool command | with -- command"
        )
        return 2
    listen()
    try:
        return verb(sys.argv[2:])
    except KeyboardInterrupt:
        return 130
    except (Trouble, EnvError) as trouble:
        say(f"\n{trouble}")
        return 1


def only_one(environment: Environment) -> IO[str]:
    """The right to run here, until the file is closed; raises Trouble when another has it."""
    file = make(environment.VAR_DIR) / "supervisor.lock"
    try:
        held = hold(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Trouble(
            f"The newsroom already runs in this directory (process {file.read_text().strip()}). "
            "Use it, or stop it first with Ctrl-C where it was started."
        ) from None
    held.truncate(0)
    held.write(str(os.getpid()))
    held.flush()
    return held


def demand_port(port: int) -> None:
    """Nobody listens there; asked first because the web server would share the port without a word."""
    if not is_free(port):
        raise Trouble(
            f"Port {port} is in use by another program. Stop that, or choose one: make run PORT={port + 1}"
        )


def wait_for_web(watch: Watch) -> None:
    """The web answers, or somebody said stop; raises Trouble with the end of its log when neither happens."""
    deadline = time.monotonic() + OPENING
    while not watch.signals and not answers(watch.pulse.request, 1.0):
        if time.monotonic() > deadline:
            log = watch.ground.logs / "web.log"
            ending = "\n".join(log.read_text(errors="replace").splitlines()[-12:])
            raise Trouble(f"The web server does not answer. The end of {log}:\n{ending}")
        watch.look()
        time.sleep(0.1)


if __name__ == "__main__":
    sys.exit(main())
