"""What a use of a picture is: in which cut, and for what."""

from dataclasses import dataclass
from typing import Literal

from pictures.shapes.recipes import RATIOS, spelled

Role = Literal["lead", "body", "social"]

#: A picture in a text is shown whole, and small in lists of the desk; leads are cut in every way.
RATIOS_OF_ROLE: dict[str, tuple[str, ...]] = {
    "lead": tuple(RATIOS),
    "social": tuple(RATIOS),
    "body": ("whole", "square"),
}

#: A ratio that only leads and social pictures need; drawn last and kept in one go, it says that all are there.
ONLY_LEADS = "social"


@dataclass(frozen=True)
class Used:
    """One picture of the library, by number, in one shape (`Shape.as_text`; an empty one is the whole picture).

    Raises ValueError for what is no shape: it must not come as far as the rows that are drawn from.
    """

    picture: int
    shape: str
    role: Role

    def __post_init__(self) -> None:
        object.__setattr__(self, "shape", spelled(self.shape))
