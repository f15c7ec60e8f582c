"""The small graph beside a history: on which lane each branch runs, and what each row shows of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.desk.lineage import Lineage, Version

#: Branches drawn side by side; what is beyond is told in words alone.
MOST = 3


@dataclass(frozen=True)
class Run:
    """A branch's way through the rows, top to bottom: where it joins (or begins), where its dot is, where it left.

    Rows may lie outside those shown. `reach` is how many lanes away the line it left and joins runs.
    """

    top: int
    at: int
    bottom: int
    lane: int
    reach: int


def lanes(line: Lineage, rows: Sequence[Sequence[Version]]) -> list[list[str]]:
    """For each row the class names of its lanes, the working copy's first; rows are newest first.

    A row that shows several versions (a folded sitting) has them all on one line.
    """
    place = {version.pk: row for row, versions in enumerate(rows) for version in versions}
    if not place:
        return [[""] for _row in rows]
    runs = _runs(line, place, len(rows))
    width = max((run.lane for run in runs), default=0)
    drawn = [[_main(line, row, rows)] + [""] * width for row in range(len(rows))]
    for run in runs:
        for row in range(max(run.top, 0), min(run.bottom, len(rows) - 1) + 1):
            drawn[row][run.lane] = _mark(run, row)
    return drawn


def _main(line: Lineage, row: int, rows: Sequence[Sequence[Version]]) -> str:
    """The working copy's own line: it ends at the newest version and at the first one."""
    here = [version for version in rows[row] if not line.is_beside(version)]
    newest = any(version.pk == line.head.pk for version in here)
    first = any(version.parent_id is None for version in here)
    above = any(version.pk == line.head.pk for later in rows[row:] for version in later) and not newest
    names = [
        "" if newest or above else "up",
        "" if first else "down",
        "dot" if here else "",
    ]
    return " ".join(f"lane--{name}" for name in names if name)


def _runs(line: Lineage, place: Mapping[int, int], count: int) -> list[Run]:
    """The branches that pass these rows, each on the first lane that is free, older ones nearer."""
    known = [line.versions[key].number for key in place]
    newest = max(known)

    def row_of(version: Version | None) -> int:
        if version is None:
            return count
        return place.get(version.pk, -1 if version.number > newest else count)

    runs: list[Run] = []
    lane_of: dict[int, int] = {}
    for version in line.beside:
        at, bottom = row_of(version), row_of(line.parent(version))
        joined = line.joined_in(version)
        top = at if joined is None or line.is_beside(joined) else row_of(joined)
        if bottom < 0 or top >= count or (top == at == bottom):
            continue
        left = lane_of.get(version.parent_id or 0, 0)
        lane = left + 1
        while any(run.lane == lane and run.top <= bottom and top <= run.bottom for run in runs):
            lane += 1
        if lane <= MOST:
            lane_of[version.pk] = lane
            runs.append(Run(top, at, bottom, lane, lane - left))
    return runs


def _mark(run: Run, row: int) -> str:
    """What one row shows of a branch."""
    if row == run.at:
        names = ["dot", "up" if run.top < run.at else "", "down" if run.at < run.bottom else ""]
    elif row == run.top:
        names = ["down", "joins", f"reach-{run.lane}"]
    elif row == run.bottom:
        names = ["up", "leaves", f"reach-{run.reach}"]
    else:
        names = ["up", "down"]
    return " ".join(f"lane--{name}" for name in names if name)
