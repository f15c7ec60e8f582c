"""A row of the table of pages, and what its page may be of."""

from collections.abc import Callable
from dataclasses import dataclass

from articles.models import Article, Revision

READER = ""


@dataclass(frozen=True)
class Scene:
    """What the pages are of: a much changed story with its first and newest versions, and two texts that clash."""

    language: str
    told: Article
    first: Revision
    last: Revision
    mine: Revision
    theirs: Revision


@dataclass(frozen=True)
class Picture:
    """A page: where it is and who opens it, by the name before the @ of somebody of the demo, or READER."""

    name: str
    who: str
    address: Callable[[Scene], str]
