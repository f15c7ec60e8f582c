"""Figures and names that differ between two versions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.blocks import split
from articles.text.diff import compare
from articles.text.particulars import particulars, texts_of
from tests.costs import cost


def told(old, new):
    return [(each.old, each.new) for each in particulars([(old, new)])]


@pytest.mark.parametrize(
    ("old", "new", "pair"),
    [
        (
            "La hausse est de 12\u00a0% en un an.",
            "La hausse est de 15\u00a0% en un an.",
            ("12\u00a0%", "15\u00a0%"),
        ),
        ("Il y avait 3\u202f400 marins.", "Il y avait 4\u202f300 marins.", ("3\u202f400", "4\u202f300")),
        ("There were 3,400 of them.", "There were 4,300 of them.", ("3,400", "4,300")),
        (
            "Coût : 2,5 millions d’euros.",
            "Coût : 3 millions d’euros.",
            ("2,5 millions d’euros", "3 millions d’euros"),
        ),
        ("It cost $3.5 million.", "It cost £3.5 million.", ("$3.5 million", "£3.5 million")),
        ("Né le 1er mai 1974 à Brest.", "Né le 3 mai 1974 à Brest.", ("1er mai 1974", "3 mai 1974")),
        ("On March 12, 2026 it sank.", "On May 12, 2026 it sank.", ("March 12, 2026", "May 12, 2026")),
        ("Fermeture à 20\u00a0h\u00a030.", "Fermeture à 21\u00a0h.", ("20\u00a0h\u00a030", "21\u00a0h")),
        ("It left at 10:42.", "It left at 10:24.", ("10:42", "10:24")),
        ("Elle arrive lundi soir.", "Elle arrive mardi soir.", ("lundi", "mardi")),
        ("Nine votes to six.", "Nine votes to seven.", ("six", "seven")),
        ("Vingt-deux élus.", "Vingt-trois élus.", ("Vingt-deux", "Vingt-trois")),
        ("A dozen boats left.", "A dozen, then 14 boats left.", ("", "14")),
    ],
)
def test_a_figure_that_took_anothers_place_is_told_with_it(old, new, pair):
    assert told(old, new) == [pair]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Une hausse de 12 % hier.", "Une hausse de 12\u00a0% hier."),
        ("Il y a 3 400 marins, dit-il.", "Il y a 3\u202f400 marins, a-t-il dit."),
        ("Marie Lefèvre est venue. Elle a parlé.", "Marie Lefèvre est venue. Lefèvre a parlé."),
        ("Le maire a parlé hier.", "Hier, le maire a parlé. Demain aussi."),
        ("Nobody spoke. The rain fell.", "Rain fell. Nobody spoke then."),
        ("Rita came in 2024 and left.", "In 2024 came Rita, and left."),
    ],
)
def test_what_is_only_set_or_said_otherwise_is_not_told(old, new):
    assert told(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "pair"),
    [
        (
            "Hier, Marie Lefèvre a parlé.",
            "Hier, Marie Lefebvre a parlé.",
            ("Marie Lefèvre", "Marie Lefebvre"),
        ),
        ("Marie Lefèvre a parlé.", "Marie Lefebvre a parlé.", ("Marie Lefèvre", "Marie Lefebvre")),
        ("avec Charles de Gaulle", "avec Charles de Gaule", ("Charles de Gaulle", "Charles de Gaule")),
        ("chez Jean d’Ormesson", "chez Jean d’Ormessan", ("Jean d’Ormesson", "Jean d’Ormessan")),
        (
            "by Ludwig von Beethoven",
            "by Ludwig van Beethoven",
            ("Ludwig von Beethoven", "Ludwig van Beethoven"),
        ),
        ("pour M. Le Goff, hier", "pour M. Le Gof, hier", ("Le Goff", "Le Gof")),
        ("selon l’Insee, hier", "selon l’Ifop, hier", ("Insee", "Ifop")),
        ("It was Mary Kern’s boat.", "It was Mary Korn’s boat.", ("Mary Kern", "Mary Korn")),
        ("SNCF trains stopped.", "RATP trains stopped.", ("SNCF", "RATP")),
    ],
)
def test_a_name_in_another_spelling_or_another_name_is_told_with_the_old(old, new, pair):
    assert told(old, new) == [pair]


def test_names_that_come_and_go_are_told_alone():
    assert told(
        "The mayor met Paul Kern and left.", "The mayor left, later than she had said, for Oslo."
    ) == [
        ("Paul Kern", ""),
        ("", "Oslo"),
    ]


def test_a_word_that_opens_a_sentence_is_a_name_only_when_it_is_one_elsewhere():
    assert told("It rained.", "It rained. Boats sank.") == []
    assert told("It rained.", "It rained on Rennes. Rennes slept.") == [("", "Rennes")]


def test_the_same_change_in_several_places_is_told_once_with_all_of_them():
    (change,) = particulars([("Le coût : 12 €.", "Le coût : 15 €."), ("un", "un"), ("Ou 12 €", "Ou 15 €")])

    assert change.places == (0, 2)


def test_a_figure_in_a_paragraph_that_only_moved_is_not_told():
    assert particulars([("", "Paul Kern paid 12 €."), ("Paul Kern paid 12 €.", "")]) == []


def test_a_comparison_gives_both_texts_of_each_of_its_blocks():
    old = [(1, "p", "<p>Un <strong>deux</strong>.</p>"), (2, "p", "<p>trois</p>"), (3, "p", "<p>Fin</p>")]
    new = [
        (1, "p", "<p>Un <em>dix</em>.</p>"),
        (4, "ul", "<ul><li>a</li><li>b</li></ul>"),
        (3, "p", "<p>Fin</p>"),
    ]

    assert texts_of(compare(old, new)) == [
        ("Un deux.", "Un dix."),
        ("", "a\nb"),
        ("trois", ""),
        ("Fin", "Fin"),
    ]


PIECES = st.lists(
    st.sampled_from(
        [
            "12 %",
            "3\u202f400",
            "Marie Lefèvre",
            "Lefebvre",
            "le",
            "de",
            "d’",
            ".",
            "«",
            "$5",
            "20 h",
            "mai",
            "M.",
            "É",
            "’s",
            "\n",
        ]
    ),
    max_size=14,
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(PIECES, PIECES), max_size=3))
def test_what_is_told_stands_where_it_is_said_to(pairs):
    for each in particulars(pairs):
        assert each.old or each.new
        assert each.old != each.new
        for place in each.places:
            assert each.new in pairs[place][1] or each.old in pairs[place][0]
    assert particulars([(old, old) for old, _new in pairs]) == []


def text_of(length, step):
    said = [
        "le",
        "12 %",
        "Marie Lefèvre",
        "3 400",
        "a",
        "Rennes.",
        "dit",
        "lundi",
        "port",
        "Paul d’Oz",
        "vingt-deux",
    ]
    return " ".join(said[(place * step + place // 7) % len(said)] for place in range(length))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"<p>{text_of(5000, 3)}</p>", f"<p>{text_of(5000, 4)}</p>"),
        ("".join(f"<p>{n} €</p>" for n in range(2000)), "".join(f"<p>{n + 5000} €</p>" for n in range(2000))),
        (
            "".join(f"<p>Ab{n}x Ma</p>" for n in range(2000)),
            "".join(f"<p>Mb{n}y Ma</p>" for n in range(2000)),
        ),
        (f"<p>{'Aaa ' * 5000}</p>", f"<p>{'Bbb de ' * 2500}</p>"),
        (f"<p>{'1' * 50_000}</p>", f"<p>{'1 ' * 25_000}</p>"),
        (f"<p>{'€' * 20_000}</p>", f"<p>{'12.' * 10_000}</p>"),
        (f"<p>{'vingt ' * 5000}</p>", f"<p>{'A' * 50_000}</p>"),
    ],
    ids=["rewritten", "sums", "names", "one name", "digits", "signs", "number words"],
)
def test_hostile_pairs_stay_cheap(old, new):
    numbered = [
        [(place, block.kind, block.html) for place, block in enumerate(split(side))] for side in (old, new)
    ]
    pairs = texts_of(compare(*numbered))

    assert cost(lambda: particulars(pairs)) < 100
