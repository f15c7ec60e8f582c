"""The proper names of some texts: words with a capital that no sentence gave them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from articles.text.figures import Token

_SMALL = "de du d’ d' des la le les von van der den zu di da del della dos y al el bin ben ten ter"
_TITLED = "m mm mme mmes mlle me mgr mr mrs ms dr pr prof st ste sr jr gen col"
#: Months that English writes with a capital; its days are figures already.
_YEAR = "january february march april may june july august september october november december"
_SAID = """
le la les l’ l' un une des du de d’ d' au aux ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos
il elle ils elles on nous vous je tu j’ j' c’ c' s’ s' n’ n' qu’ qu' y en et ou où mais donc or ni car que qui
quoi dont
à dans par pour sur sous sans avec chez vers entre depuis pendant avant après dès selon malgré contre lors hors
si quand comme lorsque lorsqu’ puisque puisqu’ quoique tandis alors ainsi aussi enfin puis hier demain aujourd’
tout tous toute toutes plusieurs certains certaines chaque quelques aucun aucune rien personne plus moins très
ici là cependant pourtant toutefois néanmoins ensuite
the a an this that these those his her its their our your my he she it they we you i in on at by for from to of
with without within under over after before during since until against between among as if when while where
who what which why how and or but so yet nor not no yes all some any each every both many most more several few
there here then now today yesterday tomorrow still also however meanwhile according despite although because
i’m i’ve i’d i’ll
"""
PARTICLES = frozenset(_SMALL.split())
_TITLES = frozenset(_TITLED.split())
_MONTHS = frozenset(_YEAR.split())
_FUNCTION_WORDS = frozenset(_SAID.split())
#: A longer row of capitals is something else.
MOST_WORDS = 7
LONGEST_WORD = 40
_ENDS = frozenset(".!?…:;\n")
_OPENS = frozenset('«“„"‹')
_PASSED_OVER = frozenset("([{–—-*•")


@dataclass
class Known:
    """What some texts show together: words seen small, and words seen with a capital inside a sentence."""

    small: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def learn(self, tokens: Sequence[Token]) -> None:
        """The words of one more text are known."""
        for token, opens in _told_starts(tokens):
            if token.kind == "word":
                if not token.text[0].isupper():
                    self.small.add(token.text)
                elif not opens:
                    self.names.add(bare(token.text))


def bare(word: str) -> str:
    """A word of a name without what English hangs on it."""
    return word.removesuffix("’s").removesuffix("'s")


def names(text: str, tokens: Sequence[Token], known: Known) -> Iterator[Token]:
    """The names of a text as tokens of the kind "name", in order; "Marie d’Ormesson" is one."""
    told = list(_told_starts(tokens))
    place = 0
    while place < len(told):
        end = _run_end(text, tokens, place) if _may_begin(tokens[place]) else place
        if end == place:
            place += 1
            continue
        first = place
        if told[place][1] and not _is_name_there(tokens, place, end, known):
            first = next((at for at in range(place + 1, end) if _may_begin(tokens[at])), end)
        if first < end:
            name = text[tokens[first].start : tokens[end - 1].end]
            yield Token("name", bare(name), tokens[first].start, tokens[first].start + len(bare(name)))
        place = end


def _told_starts(tokens: Sequence[Token]) -> Iterator[tuple[Token, bool]]:
    """Each token, and whether a sentence may begin with it."""
    begins = True
    for place, token in enumerate(tokens):
        yield token, begins
        if token.kind == "sign":
            if token.text in _ENDS:
                begins = not _is_abbreviation(tokens, place)
            elif token.text in _OPENS:
                begins = True
            elif token.text not in _PASSED_OVER:
                begins = False
        else:
            begins = (
                token.kind == "word" and begins and token.text[-1] in "’'" and not token.text[0].isupper()
            )


def _is_abbreviation(tokens: Sequence[Token], place: int) -> bool:
    """Whether the full stop there belongs to a title or an initial."""
    if tokens[place].text != "." or not place or tokens[place - 1].kind != "word":
        return False
    word = tokens[place - 1].text
    return word.casefold() in _TITLES or (len(word) == 1 and word.isupper())


def _may_begin(token: Token) -> bool:
    """Whether the word has a capital that may be a name's."""
    if token.kind != "word" or not token.text[0].isupper() or len(token.text) > LONGEST_WORD:
        return False
    return token.text.casefold() not in _MONTHS and token.text not in {"I", "I’", "I'"}


def _run_end(text: str, tokens: Sequence[Token], place: int) -> int:
    """Where the words with capitals that begin here end, particles between them included."""
    end = place + 1
    while end - place < MOST_WORDS:
        here = end
        while here < len(tokens) and tokens[here].text in PARTICLES and _is_next(text, tokens, here):
            here += 1
        if here == len(tokens) or not _may_begin(tokens[here]) or not _is_next(text, tokens, here):
            return end
        end = here + 1
    return end


def _is_next(text: str, tokens: Sequence[Token], place: int) -> bool:
    """Whether only a space, or nothing after an apostrophe, stands before this token; initials may have a stop."""
    between = text[tokens[place - 1].end : tokens[place].start]
    return between in {" ", "\u00a0", "\u202f"} or (not between and tokens[place - 1].text[-1] in "’'")


def _is_name_there(tokens: Sequence[Token], place: int, end: int, known: Known) -> bool:
    """Whether the word that opens a sentence would have its capital anywhere."""
    word = tokens[place].text
    if len(word) > 1 and word.isupper():
        return True
    if word.casefold() in _FUNCTION_WORDS:
        return False
    if bare(word) in known.names:
        return True
    return place + 1 < end and word.casefold() not in known.small


def is_set_in_capitals(tokens: Iterable[Token]) -> bool:
    """Whether all longer words of a line have a capital, as in a headline "Made Like This One Here"."""
    words = [token.text for token in tokens if token.kind == "word" and len(token.text) > 3]
    return len(words) > 3 and all(word[0].isupper() for word in words)
