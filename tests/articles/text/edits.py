"""Bodies of words that occur once, and what people do to them: so that a lost word is seen to be lost."""

import re
from itertools import count

from hypothesis import strategies as st

from articles.text.alignment import align
from articles.text.blocks import plain
from articles.text.content import Content
from articles.text.merge import Text

Paragraphs = list[list[list[str]]]


def text_of(paragraphs: Paragraphs, *, base: Text | None = None, first: int = 1, **fields) -> Text:
    """The paragraphs as a version: numbered as the server does, new ones from `first` on."""
    fields = {"language": "en", **fields}
    html = [f"<p>{' '.join(' '.join(words) + '.' for words in one)}</p>" for one in paragraphs if one]
    numbers = count(first)
    known = [(number, html) for number, _, html in base.blocks] if base else []
    ids = [next(numbers) if one is None else one for one in align(known, html)]
    blocks = [(number, "p", one) for number, one in zip(ids, html, strict=True)]
    return Text(Content(body="\n".join(html), **fields), blocks)


def words_in(html: str) -> list[str]:
    return re.findall(r"\w+", plain(html))


@st.composite
def bodies(draw, most: int = 6) -> Paragraphs:
    """Paragraphs of sentences of words, none twice."""
    fresh = (f"Base{number}" for number in count())
    return [
        [
            [next(fresh) for _word in range(draw(st.integers(1, 6)))]
            for _sentence in range(draw(st.integers(1, 4)))
        ]
        for _paragraph in range(draw(st.integers(0, most)))
    ]


#: What leaves each paragraph one paragraph.
PLAIN = ("word", "sentence", "cut_sentence", "paragraph", "cut_paragraph", "move")
EDITS = (*PLAIN, "split", "join")


@st.composite
def edited(draw, paragraphs: Paragraphs, name: str, edits: tuple[str, ...] = EDITS) -> Paragraphs:
    """The paragraphs after some edits by `name`, whose new words are their own."""
    fresh = (f"{name}{number}" for number in count())
    body = [[list(sentence) for sentence in paragraph] for paragraph in paragraphs]
    for _turn in range(draw(st.integers(0, 4))):
        apply(draw, draw(st.sampled_from(edits)), body, fresh)
    return [paragraph for paragraph in body if paragraph]


def apply(draw, edit: str, body: Paragraphs, fresh) -> None:
    if edit == "paragraph":
        new = [[next(fresh) for _word in range(draw(st.integers(1, 4)))]]
        body.insert(draw(st.integers(0, len(body))), new)
    elif body:
        place = draw(st.integers(0, len(body) - 1))
        CHANGES[edit](draw, body, place, fresh)


def change_word(draw, body, place, fresh) -> None:
    sentence = draw(st.sampled_from(body[place]))
    sentence[draw(st.integers(0, len(sentence) - 1))] = next(fresh)


def add_sentence(draw, body, place, fresh) -> None:
    body[place].insert(draw(st.integers(0, len(body[place]))), [next(fresh), next(fresh)])


def cut_sentence(draw, body, place, fresh) -> None:
    del body[place][draw(st.integers(0, len(body[place]) - 1))]
    if not body[place]:
        del body[place]


def cut_paragraph(draw, body, place, fresh) -> None:
    del body[place]


def move(draw, body, place, fresh) -> None:
    body.insert(draw(st.integers(0, len(body) - 1)), body.pop(place))


def split(draw, body, place, fresh) -> None:
    if len(body[place]) > 1:
        cut = draw(st.integers(1, len(body[place]) - 1))
        body[place : place + 1] = [body[place][:cut], body[place][cut:]]


def join(draw, body, place, fresh) -> None:
    if place + 1 < len(body):
        body[place : place + 2] = [body[place] + body[place + 1]]


CHANGES = {
    "word": change_word,
    "sentence": add_sentence,
    "cut_sentence": cut_sentence,
    "cut_paragraph": cut_paragraph,
    "move": move,
    "split": split,
    "join": join,
}


@st.composite
def three_versions(draw, edits: tuple[str, ...] = EDITS) -> tuple[Text, Text, Text]:
    """A base and two edits of it, each numbered as a save numbers it."""
    body = draw(bodies())
    base = text_of(body)
    mine = text_of(draw(edited(body, "Mine", edits)), base=base, first=1000)
    theirs = text_of(draw(edited(body, "Theirs", edits)), base=base, first=2000)
    return base, mine, theirs
