"""What an archive's stories are made of: sections, people, topics, and paragraphs that many stories share."""

import random
from dataclasses import dataclass, field
from itertools import accumulate

from articles.models import Author, Block, Section, Topic
from articles.text.blocks import block_hash
from bench.archive.words import Tongue
from newsroom.editions import EDITIONS

AUTHORS, TOPICS, SUBSECTIONS = 100, 200, 8
SECTIONS = ("Region", "Business", "Science")
PARAGRAPHS = 3000
WORDS_A_PARAGRAPH = (45, 75)


@dataclass
class Shelf:
    """What one edition's stories draw from. `paragraphs` are (key of the block, html)."""

    tongue: Tongue
    topics: list[Topic]
    paragraphs: list[tuple[int, str]] = field(default_factory=list)


@dataclass
class Cabinet:
    """All of it; people and topics with the skew papers have: the first signs ten times what the thirtieth does."""

    sections: list[Section]
    authors: list[Author]
    shelves: dict[str, Shelf]
    skew: dict[int, list[float]] = field(default_factory=dict)

    def some(self, chance: random.Random, among: list, count: int) -> list:
        """Up to `count` different ones, the first more often than the last."""
        weights = self.skew.setdefault(
            len(among), list(accumulate(1 / (rank + 3) for rank in range(len(among))))
        )
        return list(dict.fromkeys(chance.choices(among, cum_weights=weights, k=count)))


def furnish(*, seed: str = "archive") -> Cabinet:
    """The rows stories point to are there, and their keys known."""
    chance = random.Random(seed)
    authors = [
        Author(name=f"{first} {last}", slug=f"{first}-{last}".lower(), kind=chance.choice(KINDS))
        for first, last in _names(chance)
    ]
    shelves = {}
    for edition in EDITIONS:
        tongue = Tongue.of(edition)
        topics = [
            Topic(
                language=edition,
                name=f"{tongue.kinds[1][0][n].capitalize()} {n}",
                slug=f"topic-{n}",
                intro=tongue.text(chance, 20),
            )
            for n in range(TOPICS // len(EDITIONS))
        ]
        shelves[edition] = Shelf(tongue, Topic.objects.bulk_create(topics), _paragraphs(chance, tongue))
    return Cabinet(_sections(), Author.objects.bulk_create(authors), shelves)


KINDS = ("staff", "staff", "freelance", "agency")
FIRST_NAMES = ["Ada", "Bruno", "Chloe", "David", "Emma", "Farid", "Greta", "Hugo", "Ines", "Jonas"]
LAST_NAMES = [
    "Abadie",
    "Bergman",
    "Colbert",
    "Duval",
    "Esposito",
    "Fontaine",
    "Garnier",
    "Hoffman",
    "Ivanova",
    "Jensen",
]


def _names(chance: random.Random) -> list[tuple[str, str]]:
    names = [(first, last) for first in FIRST_NAMES for last in LAST_NAMES]
    chance.shuffle(names)
    return names[:AUTHORS]


def _sections() -> list[Section]:
    """The top sections there are and three more, with subsections under the first of them."""
    for place, name in enumerate(SECTIONS):
        slug = name.lower()
        Section.objects.create(position=10 + place, name_en=name, name_fr=name, slug_en=slug, slug_fr=slug)
    tops = list(Section.objects.top().in_order())
    for place in range(SUBSECTIONS):
        top, slug = tops[place // 4], f"part-{place}"
        Section.objects.create(
            parent=top, position=place, name_en=slug, name_fr=slug, slug_en=slug, slug_fr=slug
        )
    return list(Section.objects.select_related("parent").in_order())


def _paragraphs(chance: random.Random, tongue: Tongue) -> list[tuple[int, str]]:
    texts = [f"<p>{tongue.text(chance, chance.randint(*WORDS_A_PARAGRAPH))}</p>" for _n in range(PARAGRAPHS)]
    blocks = [Block(hash=block_hash(html), kind="p", html=html) for html in texts]
    return [(block.pk, block.html) for block in Block.objects.bulk_create(blocks)]
