"""The figures as rows: printed one a line, and kept as JSON."""

import json
import os
import platform
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

NO_RATIO = "-"


@dataclass(frozen=True)
class Row:
    """One figure. `ratio` is its value against the reference named in `against`, measured in the same run, or None."""

    name: str
    value: float
    unit: str
    ratio: float | None = None
    against: str = ""

    def __str__(self) -> str:
        ratio = NO_RATIO if self.ratio is None else short(self.ratio)
        return f"{self.name:<44} {short(self.value):>9} {self.unit:<9} {ratio:>9}"


def short(value: float) -> str:
    """The figure with three digits that mean something, and never in powers of ten."""
    if value == int(value) or abs(value) >= 100:
        return str(round(value))
    return f"{value:.3g}" if abs(value) >= 0.001 else f"{value:.6f}"


def keep(rows: list[Row], path: Path, *, quick: bool) -> None:
    """The rows are in the file, with the machine they were measured on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    machine = {
        "python": platform.python_version(),
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "load": os.getloadavg()[0],
    }
    told = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "quick": quick,
        "machine": machine,
        "rows": [asdict(row) for row in rows],
    }
    path.write_text(json.dumps(told, indent=1) + "\n")
