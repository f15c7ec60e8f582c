"""The hands in a text: whoever wrote in it, each with a colour, a line, a sign and a share."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accounts.models import User
from articles.models import Revision
from articles.pages.dates import NO_BREAK

#: Colours and lines there are to tell authors apart by; together they make forty.
COLOURS = 8
LINES = ("solid", "dotted", "dashed", "double", "wavy")


@dataclass(frozen=True)
class Hand:
    """One author as shown: a person, or with `version` one version of a person's. `names` are class names."""

    names: str
    sign: str
    person: User
    words: int
    share: str
    version: Revision | None = None


def hands_of(past: Mapping[int, Revision], counts: Counter[int], *, by_version: bool) -> dict[int, Hand]:
    """For each version that brought words the hand it is shown as: its own, or its writer's.

    Colours follow the order in which people came to the story, so that they stay from version to version.
    """
    owners = {key: key if by_version else version.made_by_id for key, version in past.items()}
    order = list(dict.fromkeys(owners[key] for key in past if key in counts or not by_version))
    words = Counter[int]()
    for key, count in counts.items():
        words[owners[key]] += count
    signs = _signs(past.values())
    total = max(1, counts.total())
    made: dict[int, Hand] = {}
    for key in sorted(counts):
        owner, version = owners[key], past[key]
        place = order.index(owner)
        made[owner] = made.get(owner) or Hand(
            names=f"passage--{place % COLOURS + 1} passage--{LINES[place % len(LINES)]}",
            sign=f"v{version.number}" if by_version else signs[version.made_by_id],
            person=version.made_by,
            words=words[owner],
            share=_share(words[owner], total),
            version=version if by_version else None,
        )
    return {key: made[owners[key]] for key in sorted(counts)}


def _share(words: int, total: int) -> str:
    """`31 %`; what would round to nought is `< 1 %`."""
    share = round(100 * words / total)
    return f"{share or '<' + NO_BREAK + '1'}{NO_BREAK}%"


def _signs(past: Iterable[Revision]) -> dict[int, str]:
    """Initials for each person, told apart by a number where two have the same."""
    people = {version.made_by_id: _initials(version.made_by.name) for version in past}
    seen = Counter[str]()
    signs = {}
    for person, said in people.items():
        seen[said] += 1
        signs[person] = said if seen[said] == 1 else f"{said}{seen[said]}"
    return signs


def _initials(name: str) -> str:
    """`RO` for Rita Okonkwo-Lefèvre."""
    words = name.split() or ["?"]
    return "".join(word[0].upper() for word in dict.fromkeys([words[0], words[-1]]))
