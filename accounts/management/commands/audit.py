from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts import audit
from accounts.models import AuditLink, Event


class Command(BaseCommand):
    help = "Chains the audit events, or verifies that nobody changed, removed or inserted one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["verify", "chain"])
        parser.add_argument(
            "--holds",
            metavar="HASH",
            help="also require this hash, noted earlier, to be in the chain (hexadecimal)",
        )

    def handle(self, *args: Any, what: str, holds: str | None, **options: Any) -> None:
        {"chain": self.chain, "verify": self.verify}[what](holds)

    def chain(self, holds: str | None) -> None:
        chained = 0
        while more := audit.chain():
            chained += more
        self.stdout.write(f"{chained} events chained.")

    def verify(self, holds: str | None) -> None:
        self.chain(holds)
        problems = list(audit.breaks())
        if holds and not AuditLink.objects.filter(hash=_digest(holds)).exists():
            problems.append(
                f"The hash {holds} is no longer in the chain: its end was cut off or written anew."
            )
        for problem in problems:
            self.stderr.write(problem)
        if problems:
            raise CommandError(f"The audit does not hold: {len(problems)} breaks.", returncode=1)
        last = AuditLink.objects.order_by("position").last()
        self.stdout.write(f"The audit holds: {last.position if last else 0} events in the chain.")
        self.stdout.write(f"{Event.objects.unchained().count()} events wait for their place.")
        if last:
            self.stdout.write(
                f"Note this hash elsewhere, and give it to --holds later: {bytes(last.hash).hex()}"
            )


def _digest(hexadecimal: str) -> bytes:
    try:
        return bytes.fromhex(hexadecimal)
    except ValueError as error:
        raise CommandError("A hash is written in hexadecimal digits.") from error
