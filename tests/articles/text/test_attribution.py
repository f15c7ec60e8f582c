"""Who wrote which words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.attribution import Version, attribute
from articles.text.blocks import split
from articles.text.sanitise import sanitise
from articles.text.tokens import block_text, take_apart
from tests.costs import cost

COUNCIL = "The council met on Monday evening and voted the budget by nine votes to six."
HARBOUR = "In the harbour the crews of four trawlers waited for the tide and for the news."
LATE = "It was late when the last of them spoke."


def a_line(*bodies):
    """Versions 1, 2, 3 ..., each written from the one before; a body is {block id: words}."""
    return [
        Version(number, (number - 1,) if number > 1 else (), blocks(body))
        for number, body in enumerate(bodies, 1)
    ]


def blocks(body):
    return [(block_id, f"<p>{words}</p>") for block_id, words in body.items()]


def told(versions, key=None):
    """Each block of the text as [(words, version), ...]."""
    key = versions[-1].key if key is None else key
    return [[tuple(passage) for passage in block] for block in attribute(versions, key)]


def test_a_first_text_is_all_its_own():
    assert told(a_line({1: COUNCIL, 2: LATE})) == [[(COUNCIL, 1)], [(LATE, 1)]]


def test_words_put_into_a_sentence_are_the_later_versions_and_the_others_stay():
    told_of = told(a_line({1: "The mayor said no."}, {1: "The mayor, tired, said no."}))

    assert told_of == [[("The mayor", 1), (", tired,", 2), (" said no.", 1)]]


def test_an_older_version_is_told_as_it_stood_then():
    versions = a_line({1: "The mayor said no."}, {1: "The mayor said yes."})

    assert told(versions, 1) == [[("The mayor said no.", 1)]]


def test_a_paragraph_that_moved_keeps_its_author():
    assert told(a_line({1: COUNCIL, 2: HARBOUR}, {2: HARBOUR, 1: COUNCIL})) == [
        [(HARBOUR, 1)],
        [(COUNCIL, 1)],
    ]


def test_a_paragraph_cut_in_two_keeps_its_author():
    both = f"{COUNCIL} {LATE}"

    assert told(a_line({1: both}, {1: COUNCIL, 2: LATE})) == [[(COUNCIL, 1)], [(LATE, 1)]]


def test_a_short_rest_cut_off_as_it_stood_keeps_its_author_too():
    assert told(a_line({1: f"{COUNCIL} He left."}, {1: COUNCIL, 2: "He left."})) == [
        [(COUNCIL, 1)],
        [("He left.", 1)],
    ]


def test_two_paragraphs_made_one_keep_their_authors():
    versions = a_line({1: COUNCIL}, {1: COUNCIL, 2: LATE}, {1: f"{COUNCIL} {LATE}"})

    assert told(versions) == [[(f"{COUNCIL} ", 1), (LATE, 2)]]


def test_a_sentence_carried_into_another_paragraph_keeps_its_author():
    versions = a_line(
        {1: f"{COUNCIL} {LATE}", 2: HARBOUR}, {1: COUNCIL, 2: f"Nobody slept. {LATE} {HARBOUR}"}
    )

    assert [[words for words, version in block if version == 2] for block in told(versions)] == [
        [],
        ["Nobody slept."],
    ]


def test_a_few_common_words_that_come_back_elsewhere_are_a_coincidence():
    versions = a_line(
        {1: "He voted for the budget yesterday evening.", 2: HARBOUR},
        {1: "He slept.", 2: f"{HARBOUR} Everybody spoke for the budget again."},
    )

    assert told(versions)[1][-1] == (" Everybody spoke for the budget again.", 2)


def test_a_sentence_moved_within_its_paragraph_keeps_its_author():
    versions = a_line({1: f"{COUNCIL} {HARBOUR} {LATE}"}, {1: f"{LATE} {COUNCIL} {HARBOUR}"})

    assert {version for _words, version in told(versions)[0]} == {1}


def test_a_comma_alone_is_nobodys_word_but_a_currency_is():
    versions = a_line({1: "The mayor said it cost 12 € a head"}, {1: "The mayor said, it cost 12 $ a head"})

    assert told(versions) == [[("The mayor said, it cost 12 ", 1), ("$", 2), (" a head", 1)]]


def test_a_new_look_is_nobodys_word():
    versions = [
        Version(1, (), [(1, f"<p>{COUNCIL}</p>")]),
        Version(2, (1,), [(1, f"<h2><strong>{COUNCIL}</strong></h2>")]),
    ]

    assert told(versions) == [[(COUNCIL, 1)]]


def test_a_merge_keeps_the_words_of_both_sides():
    versions = [
        Version(1, (), blocks({1: COUNCIL, 2: HARBOUR})),
        Version(2, (1,), blocks({1: f"Tired, {COUNCIL}", 2: HARBOUR})),
        Version(3, (1,), blocks({1: COUNCIL, 2: HARBOUR, 3: LATE})),
        Version(4, (2, 3), blocks({1: f"Tired, {COUNCIL}", 2: HARBOUR, 3: LATE})),
    ]

    assert told(versions) == [[("Tired, ", 2), (COUNCIL, 1)], [(HARBOUR, 1)], [(LATE, 3)]]


def test_a_merge_inside_one_paragraph_keeps_the_words_of_both_sides():
    versions = [
        Version(1, (), blocks({1: COUNCIL})),
        Version(2, (1,), blocks({1: f"Tired but firm, {COUNCIL}"})),
        Version(3, (1,), blocks({1: f"{COUNCIL} It cost him his sleep."})),
        Version(4, (2, 3), blocks({1: f"Tired but firm, {COUNCIL} It cost him his sleep."})),
    ]

    assert told(versions) == [[("Tired but firm, ", 2), (COUNCIL, 1), (" It cost him his sleep.", 3)]]


def test_a_branch_that_never_joined_says_nothing_about_the_text():
    versions = [
        Version(1, (), blocks({1: COUNCIL})),
        Version(2, (1,), blocks({1: f"{COUNCIL} {LATE}"})),
        Version(3, (1,), blocks({1: f"{COUNCIL} {LATE}"})),
    ]

    assert {version for _words, version in told(versions)[0]} == {1, 3}


def test_a_restored_text_is_its_old_authors_again():
    versions = [
        Version(1, (), blocks({1: COUNCIL, 2: "No."})),
        Version(2, (1,), blocks({1: "Something else altogether, by somebody else."})),
        Version(3, (1, 2), blocks({3: COUNCIL, 4: "No."})),
    ]

    assert told(versions) == [[(COUNCIL, 1)], [("No.", 1)]]


def test_a_paragraph_taken_out_and_put_back_later_is_its_old_authors():
    versions = a_line({1: COUNCIL, 2: LATE}, {2: LATE}, {2: LATE, 3: COUNCIL})

    assert told(versions) == [[(LATE, 1)], [(COUNCIL, 1)]]


WORDS = st.sampled_from(["le", "maire", "a", "dit", "l’État", "non\u00a0!", "«", "€", "👩‍🚀", "d’or"])
SENTENCES = st.lists(WORDS, max_size=9).map(" ".join)
TEXTS = st.lists(
    st.one_of(
        SENTENCES.map("<p>{}</p>".format),
        SENTENCES.map("<p>x <strong>{}</strong><br>y</p>".format),
        st.lists(SENTENCES, min_size=1, max_size=3).map(
            lambda items: f"<ul><li>{'</li><li>'.join(items)}</li></ul>"
        ),
    ),
    max_size=5,
).map("".join)


@st.composite
def histories(draw):
    """Versions as a graph, each with one source, two, or none; ids kept, given up and given to others."""
    versions = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        earlier = list(range(1, number))
        sources = draw(st.lists(st.sampled_from(earlier), max_size=2, unique=True)) if earlier else []
        html = [block.html for block in split(sanitise(draw(TEXTS)))]
        old = [html for source in sources for _id, html in versions[source - 1].blocks]
        html = draw(st.permutations(html + old)) if old else html
        ids = (
            draw(st.lists(st.integers(1, 12), min_size=len(html), max_size=len(html), unique=True))
            if len(html) <= 12
            else range(1, len(html) + 1)
        )
        versions.append(Version(number, tuple(sources), list(zip(ids, html, strict=True))))
    return versions


@settings(max_examples=200, deadline=None)
@given(histories())
def test_every_word_is_told_exactly_once_to_a_version_the_text_descends_from(versions):
    for version in versions:
        passages = attribute(versions, version.key)

        assert ["".join(passage.text for passage in block) for block in passages] == [
            block_text(html) for _id, html in version.blocks
        ]
        assert {passage.version for block in passages for passage in block} <= ancestors(
            versions, version.key
        )


def ancestors(versions, key):
    found = {key}
    for source in versions[key - 1].sources:
        found |= ancestors(versions, source)
    return found


@settings(max_examples=100, deadline=None)
@given(histories())
def test_a_version_without_a_past_has_one_author(versions):
    alone = Version(versions[-1].key, (), versions[-1].blocks)

    assert {passage.version for block in attribute([alone], alone.key) for passage in block} <= {alone.key}


@settings(max_examples=100, deadline=None)
@given(histories(), st.integers(1, 5), TEXTS)
def test_words_nobody_touched_keep_their_version_however_many_saves_follow(versions, saves, html):
    last = versions[-1]
    before = dict(zip(last.blocks, attribute(versions, last.key), strict=True))
    later = [block.html for block in split(sanitise(html))]
    follow = [
        Version(
            last.key + save,
            (last.key + save - 1,),
            [(100 + save * 10 + place, one) for place, one in enumerate(later)] + list(last.blocks),
        )
        for save in range(1, saves + 1)
    ]

    after = attribute(versions + follow, last.key + saves)

    assert after[len(later) :] == list(before.values())


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_blocks_text_is_that_of_its_lines(html):
    for block in split(sanitise(html)):
        assert block_text(block.html) == "\n".join(line.text for line in take_apart(block.html).lines)


def text_of(length, step, turn=0):
    return " ".join(f"mot{(turn + place * step) % 997}" for place in range(length))


def paragraphs(count, said="m{}"):
    return [(number, f"<p>{said.format(number)}</p>") for number in range(count)]


def in_a_row(*bodies):
    return [Version(number, (number - 1,), body) for number, body in enumerate(bodies, 1)]


HOSTILE = {
    "one paragraph rewritten": lambda: in_a_row(
        [(1, f"<p>{text_of(5000, 7)}</p>")], [(1, f"<p>{text_of(5000, 11)}</p>")]
    ),
    "one paragraph, its words repeated": lambda: in_a_row(
        [(1, f"<p>{'le ' * 5000}</p>")], [(2, f"<p>{'le la ' * 2500}</p>")], [(3, f"<p>{'le ' * 5000}x</p>")]
    ),
    "paragraphs of a word, all new": lambda: in_a_row(paragraphs(2000), paragraphs(2000, "n{}")),
    "paragraphs of a word, reversed": lambda: in_a_row(paragraphs(2000), paragraphs(2000)[::-1]),
    "paragraphs joined": lambda: in_a_row(
        paragraphs(2000), [(1, f"<p>{' '.join(f'm{number}' for number in range(2000))}</p>")]
    ),
    "a paragraph cut into words": lambda: in_a_row(
        [(1, f"<p>{text_of(2000, 7)}</p>")],
        [(place, f"<p>{word}</p>") for place, word in enumerate(text_of(2000, 7).split())],
    ),
    "signs": lambda: in_a_row([(1, f"<p>{'«' * 20000}</p>")], [(2, f"<p>{'«' * 20000}»</p>")]),
    "letters": lambda: in_a_row([(1, f"<p>{'a' * 100000}</p>")], [(1, f"<p>{'b' * 100000}</p>")]),
    "sentences carried about": lambda: in_a_row(
        [(place, f"<p>{text_of(50, 7, place)}</p>") for place in range(200)],
        [(place + 500, f"<p>{text_of(50, 7, place * 3)}</p>") for place in range(200)],
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_steps_stay_cheap(name):
    versions = HOSTILE[name]()
    key = versions[-1].key

    assert cost(lambda: attribute(versions, key)) < 150


def test_five_hundred_versions_of_a_story_stay_cheap():
    """Twenty paragraphs of forty words, one word more in one of them each time."""
    body = [(place, f"<p>{text_of(40, 7, place * 13)}</p>") for place in range(20)]
    bodies = []
    for save in range(500):
        block_id, html = body[save % 20]
        body = [*body]
        body[save % 20] = (block_id, html.replace("</p>", f" neuf{save}</p>"))
        bodies.append(body)
    versions = in_a_row(*bodies)

    assert cost(lambda: attribute(versions, 500)) < 60


def test_five_hundred_versions_of_one_endless_paragraph_stay_cheap():
    words = text_of(5000, 7).split()
    bodies = []
    for save in range(500):
        words[(save * 37) % 5000] = f"neuf{save}"
        bodies.append([(1, f"<p>{' '.join(words)}</p>")])
    versions = in_a_row(*bodies)

    assert cost(lambda: attribute(versions, 500)) < 300
