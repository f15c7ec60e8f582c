"""Who can act: a person, or the clock that nobody clicked."""

from dataclasses import dataclass
from typing import Literal

from accounts.models import User


@dataclass(frozen=True)
class Clock:
    """The actor of what happens by itself; it holds no role, the workflow table names its moves."""

    name: str = "clock"
    pk: None = None
    roles: tuple[str, ...] = ()
    is_clock: Literal[True] = True

    def __str__(self) -> str:
        return self.name


CLOCK = Clock()
# Commands that an operator types on the server.
CONSOLE = Clock(name="console")

Actor = User | Clock


def person(actor: Actor) -> User:
    """The actor, known to be a person; a clock where only people act is a mistake (TypeError)."""
    if not isinstance(actor, User):
        raise TypeError(f"{actor} is not a person.")
    return actor


def person_or_none(actor: Actor) -> User | None:
    """The person, or None where nobody clicked."""
    return actor if isinstance(actor, User) else None
