"""The watch: whatever dies is started again, whatever hangs is replaced, until somebody says stop."""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType

from newsroom.env import BASE_DIR, Environment
from newsroom.supervisor.child import Child
from newsroom.supervisor.ground import Ground
from newsroom.supervisor.leftovers import Roll
from newsroom.supervisor.programs import PROGRAMS, Program
from newsroom.supervisor.pulse import Pulse
from newsroom.supervisor.say import say

LOOK_EVERY = 0.2
# Seconds before the first, second, third ... new start of what keeps dying; then always the last.
BACKOFF = (0.0, 0.5, 1.0, 2.0, 5.0)
LONG_ENOUGH = 30.0
PATIENCE = 10.0


@dataclass(kw_only=True)
class Kept:
    """One thing that must run: how to start it, what runs now, and how often that died lately."""

    name: str
    start: Callable[[], Child]
    child: Child
    deaths: int = 0
    start_at: float = 0.0

    def look(self) -> bool:
        """Whether it had to be started again; one that dies at once waits longer each time."""
        now = time.monotonic()
        if self.child.is_alive:
            return False
        if not self.start_at:
            self.deaths = 0 if now - self.child.since > LONG_ENOUGH else self.deaths + 1
            self.start_at = now + BACKOFF[min(self.deaths, len(BACKOFF) - 1)]
            self.child.end(patience=0)
            say(f"  {self.name} died: it is started again")
        if now < self.start_at:
            return False
        self.child, self.start_at = self.start(), 0.0
        return True


class Watch:
    """The programs of the newsroom on their servers, from `begin` to `end`."""

    def __init__(self, environment: Environment, ground: Ground) -> None:
        self.environment = environment
        self.ground = ground
        self.roll = Roll(environment.VAR_DIR)
        self.pulse = Pulse(f"http://127.0.0.1:{environment.PORT}/healthz", environment.hosts[0])
        self.signals = 0
        self.servers: list[Kept] = []
        self.programs: list[Kept] = []

    def begin(self) -> None:
        """Every program is started; from now on a signal means stop."""
        for sent in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sent, self.hear)
        for server in self.ground.servers:
            start = self.starting_server(server.name)
            self.servers.append(Kept(name=server.name, start=start, child=self.ground.children[server.name]))
        for program in PROGRAMS:
            start = self.starting(program)
            self.programs.append(Kept(name=program.name, start=start, child=start()))
        self.roll.write([kept.child for kept in self.programs])
        self.pulse.start()

    def keep(self) -> None:
        """Returns when somebody says stop; until then everything runs."""
        while not self.signals:
            self.look()
            if self.pulse.is_hung:
                self.replace_web()
            time.sleep(LOOK_EVERY)

    def look(self) -> None:
        """What had died is started again."""
        started = [kept.name for kept in (*self.servers, *self.programs) if kept.look()]
        if started:
            self.roll.write([kept.child for kept in self.programs])

    def replace_web(self) -> None:
        say("  web does not answer: it is replaced")
        self.pulse.forgive()
        next(kept for kept in self.programs if kept.name == "web").child.end(patience=0)

    def end(self) -> None:
        """No program is left; they may finish what they hold, until ten seconds or a second signal later."""
        for kept in self.programs:
            kept.child.ask_to_stop(signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        while (
            any(kept.child.is_alive for kept in self.programs)
            and time.monotonic() < deadline
            and self.signals < 2
        ):
            time.sleep(LOOK_EVERY)
        for kept in self.programs:
            kept.child.end(patience=0)

    def hear(self, _number: int, _frame: FrameType | None) -> None:
        self.signals += 1

    def starting_server(self, name: str) -> Callable[[], Child]:
        server = next(server for server in self.ground.servers if server.name == name)

        def start() -> Child:
            server.prepare()
            self.ground.start(server)
            return self.ground.children[name]

        return start

    def starting(self, program: Program) -> Callable[[], Child]:
        def start() -> Child:
            return Child.start(
                program.command(self.environment),
                log=self.ground.logs / f"{program.name}.log",
                environ=os.environ,
                cwd=BASE_DIR,
            )

        return start
