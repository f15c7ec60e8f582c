"""Words as news has them: a few in every story, most in few, each language its own."""

import random
from dataclasses import dataclass
from itertools import accumulate

SMALL = {
    "en": "the of and to in a for that on with was is by it at as from said be are had has will not this after who",
    "fr": "de la le les et des en du un une à que pour dans sur au par est qui plus a pas ne se avec ce son il",
}
#: The most frequent first: the first few stand in nearly every story.
PLAIN = {
    "en": """
government year people city council minister police company report week country school president party home
million court law plan family health market water team river work night group national price children bridge vote
election hospital worker leader office power member season station research energy street border union budget storm
farmer judge reform strike teacher mayor coast harbour museum doctor engine village library forest festival harvest
ferry lawyer archive bakery orchard lighthouse glacier beekeeper violin monastery
""",
    "fr": """
gouvernement année ville ministre conseil police entreprise rapport semaine pays école président parti maison
million tribunal projet famille santé marché équipe fleuve travail nuit groupe prix enfant pont vote élection
hôpital salarié dirigeant bureau énergie saison gare recherche rue frontière syndicat budget tempête agriculteur juge
réforme grève professeur maire côte port musée médecin moteur village bibliothèque forêt festival récolte ferry avocat
archive boulangerie verger phare glacier apiculteur violon monastère
""",
}
ENDINGS = {"en": ("", "s", "ing", "ed", "er"), "fr": ("", "s", "ement", "ait", "eur")}
HEADS = [
    "bel",
    "cor",
    "dan",
    "fer",
    "gal",
    "har",
    "jun",
    "kal",
    "lor",
    "mar",
    "nor",
    "ost",
    "pel",
    "quin",
    "ros",
    "sal",
    "tor",
    "ul",
    "ver",
    "win",
]
MIDDLES = ["a", "e", "i", "o", "u", "an", "en", "in", "or", "ul", "ar", "is"]
TAILS = {
    "en": ["bury", "castle", "dale", "ford", "ham", "ley", "mere", "port", "shaw", "ton", "wick", "worth"],
    "fr": ["ac", "ange", "bourg", "court", "euil", "gny", "illon", "mont", "ois", "val", "ville", "y"],
}
#: Nearly half of a text is small words, and half of the rest plain ones that any story may have; then names.
SHARES = (44, 22, 34)
A_NAME_IN = 12


@dataclass(frozen=True)
class Tongue:
    """A language's words, each kind with the frequencies news gives it: the n-th has about 1/n of the first's."""

    language: str
    kinds: tuple[tuple[list[str], list[float]], ...]

    @classmethod
    def of(cls, language: str) -> "Tongue":
        plain = [word + ending for ending in ENDINGS[language] for word in PLAIN[language].split()]
        names = [
            (first + middle + second + tail).capitalize()
            for tail in TAILS[language]
            for second in HEADS
            for middle in MIDDLES
            for first in HEADS
        ]
        random.Random(language).shuffle(names)
        return cls(language, tuple(map(_falling, (SMALL[language].split(), plain, names))))

    def text(self, chance: random.Random, count: int) -> str:
        """So many words in sentences."""
        kinds = chance.choices(range(3), SHARES, k=count)
        drawn = [
            iter(chance.choices(words, cum_weights=weights, k=kinds.count(place)))
            for place, (words, weights) in enumerate(self.kinds)
        ]
        words = [next(drawn[kind]) for kind in kinds]
        for start in range(0, count, 17):
            words[start] = words[start].capitalize()
            words[min(start + 16, count - 1)] += "."
        return " ".join(words)

    def rare_name(self, number: int) -> str:
        """A name no text of `text` has."""
        heads = [HEADS[number // len(HEADS) ** place % len(HEADS)] for place in range(4)]
        return ("x".join(heads) + TAILS[self.language][0]).capitalize()


def _falling(words: list[str]) -> tuple[list[str], list[float]]:
    return words, list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
