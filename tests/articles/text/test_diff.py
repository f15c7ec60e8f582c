"""What changed between two versions of a body."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.blocks import split
from articles.text.diff import Tally, What, compare, new_text, old_text, tally
from articles.text.sanitise import sanitise
from tests.costs import cost


def numbered(html, first=1):
    """A body's blocks with ids from `first` on."""
    return [(first + place, block.kind, block.html) for place, block in enumerate(split(html))]


def words(change):
    """What happened to the words of a changed block, in order."""
    return [(str(segment.what), segment.text) for line in change.lines for segment in line.segments]


def one_change(old, new):
    """The words of the one block both bodies hold."""
    (change,) = compare(numbered(old), numbered(new))
    return words(change)


def test_a_body_compared_with_itself_is_kept():
    body = numbered("<p>Un.</p><h2>Deux</h2><ul><li>trois</li></ul>")

    assert [(change.what, change.moved) for change in compare(body, body)] == [(What.KEPT, "")] * 3


def test_only_the_words_that_changed_are_marked():
    assert one_change("<p>Le maire a dit non hier.</p>", "<p>Le maire a dit oui hier.</p>") == [
        ("kept", "Le maire a dit "),
        ("deleted", "non"),
        ("inserted", "oui"),
        ("kept", " hier."),
    ]


def test_an_elided_article_stays_when_its_noun_changes():
    assert one_change("<p>selon l’État, dit-il</p>", "<p>selon l’Europe, dit-il</p>") == [
        ("kept", "selon l’"),
        ("deleted", "État"),
        ("inserted", "Europe"),
        ("kept", ", dit-il"),
    ]


def test_a_no_break_space_in_place_of_a_space_is_a_change():
    assert one_change("<p>Il a dit : «\u00a0oui\u00a0»</p>", "<p>Il a dit\u00a0: «\u00a0oui\u00a0»</p>") == [
        ("kept", "Il a dit"),
        ("deleted", " "),
        ("inserted", "\u00a0"),
        ("kept", ": «\u00a0oui\u00a0»"),
    ]


def test_words_that_only_look_different_are_restyled_not_replaced():
    (change,) = compare(
        numbered('<p>Un mot et <a href="https://a.test">un lien</a>.</p>'),
        numbered('<p>Un <strong>mot</strong> et <a href="https://b.test">un lien</a>.</p>'),
    )

    restyled = [segment for segment in change.lines[0].segments if segment.what is What.RESTYLED]

    assert [segment.text for segment in restyled] == ["mot", "un lien"]
    assert (restyled[0].old.bold, restyled[0].new.bold) == (False, True)
    assert (restyled[1].old.href, restyled[1].new.href) == ("https://a.test", "https://b.test")


def test_a_rewritten_sentence_reads_as_one_replacement():
    old = "<p>Le préfet de la région a refusé de signer le texte de la mairie.</p>"
    new = "<p>Trois chalutiers de pêche ont quitté hier le port du Légué.</p>"

    fates = [what for what, _ in one_change(old, new)]

    assert fates.count("deleted") <= 2


def test_an_inserted_and_a_deleted_paragraph_stand_where_they_were():
    old = numbered("<p>un</p><p>deux</p><p>trois</p>")
    new = [old[0], (9, "p", "<p>neuf</p>"), old[2]]

    assert [(str(change.what), change.old_place, change.new_place) for change in compare(old, new)] == [
        ("kept", 0, 0),
        ("inserted", None, 1),
        ("deleted", 1, None),
        ("kept", 2, 2),
    ]


def test_a_moved_paragraph_is_moved_and_the_others_stayed():
    old = numbered("<p>un</p><p>deux</p><p>trois</p><p>quatre</p>")
    new = [old[3], old[0], old[1], old[2]]

    assert [(change.old_place, change.moved) for change in compare(old, new)] == [
        (3, "up"),
        (0, ""),
        (1, ""),
        (2, ""),
    ]


def test_a_paragraph_may_move_and_change_at_once():
    old = numbered("<p>Le maire a parlé hier soir.</p><p>deux</p><p>trois</p>")
    new = [old[1], old[2], (1, "p", "<p>Le maire a parlé lundi soir.</p>")]

    change = compare(old, new)[2]

    assert (change.what, change.moved) == (What.CHANGED, "down")
    assert ("inserted", "lundi") in words(change)


def test_a_player_that_became_another_is_no_words_in_the_tally():
    old = [(1, "oembed", "<oembed>https://vimeo.com/76979871</oembed>")]
    new = [(1, "oembed", "<oembed>https://vimeo.com/76979872</oembed>")]

    assert tally(compare(old, new)) == Tally(0, 0, 0, 0)


def test_blocks_without_ids_are_paired_by_their_words():
    old = [(None, "p", "<p>Le maire a parlé hier.</p>"), (None, "p", "<p>Rien de plus.</p>")]
    new = [(None, "p", "<p>Rien de plus.</p>"), (None, "p", "<p>Le maire a parlé lundi.</p>")]

    assert [(str(change.what), change.old_place) for change in compare(old, new)] == [
        ("kept", 1),
        ("changed", 0),
    ]


def test_a_reused_id_on_other_words_is_a_new_paragraph():
    (gone, come) = compare([(1, "p", "<p>Le port est fermé.</p>")], [(1, "p", "<p>Demain, soleil !</p>")])

    assert {gone.what, come.what} == {What.DELETED, What.INSERTED}


def test_a_paragraph_that_became_a_crosshead_keeps_its_words():
    (change,) = compare([(1, "p", "<p>Au port</p>")], [(1, "h2", "<h2>Au port</h2>")])

    assert (change.old_kind, change.new_kind) == ("p", "h2")
    assert words(change) == [("kept", "Au port")]


def test_list_items_are_compared_one_by_one():
    (change,) = compare(
        numbered("<ul><li>un</li><li>deux mots ici</li><li>trois</li></ul>"),
        numbered("<ul><li>un</li><li>deux mots là</li><li>neuf</li><li>trois</li></ul>"),
    )

    assert [str(line.what) for line in change.lines] == ["kept", "changed", "inserted", "kept"]


def test_the_tally_counts_words_blocks_and_looks():
    old = numbered("<p>un deux trois</p><p>quatre cinq</p><p>six</p>")
    new = [old[2], (1, "p", "<p>un <em>deux</em> trois et plus</p>"), (9, "p", "<p>neuf</p>")]

    assert tally(compare(old, new)) == Tally(inserted=3, deleted=2, moved=1, restyled=1)


WORDS = st.sampled_from(
    ["le", "port", "l’État", "«\u00a0oui\u00a0»", "été", "a<b", "&amp;", "1\u202f000", "vice-maire", "x"]
)
LOOKS = st.sampled_from(
    [
        "{}",
        "<strong>{}</strong>",
        "<em>{}</em>",
        "<a href='/a?b=1&c'>{}</a>",
        "<sup>{}</sup>",
        "{}<br>",
        "<b><i>{}</i></b>",
    ]
)
PIECES = st.tuples(WORDS, LOOKS)
LINES = st.lists(PIECES, min_size=1, max_size=12).map(
    lambda pieces: " ".join(look.format(word.replace("<", "&lt;")) for word, look in pieces)
)
BLOCKS = st.one_of(
    LINES.map("<p>{}</p>".format),
    LINES.map("<h2>{}</h2>".format),
    st.lists(LINES, min_size=1, max_size=4).map(
        lambda lines: f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
    ),
    st.tuples(LINES, LINES).map(lambda two: f"<ol><li>{two[0]}<ul><li>{two[1]}</li></ul></li></ol>"),
    st.lists(LINES, min_size=1, max_size=3).map(
        lambda lines: f"<blockquote>{''.join(f'<p>{line}</p>' for line in lines)}</blockquote>"
    ),
    st.lists(LINES, min_size=2, max_size=6).map(
        lambda cells: (
            f"<table><tr><td>{'</td><td>'.join(cells)}</td></tr><tr><th>a</th><td></td></tr></table>"
        )
    ),
)
BODIES = st.lists(BLOCKS, max_size=6)


@st.composite
def two_versions(draw):
    """A body and an edited one: blocks kept, rewritten, moved, doubled, lost, their ids honest or not."""
    old = [
        (place + 1, block.kind, block.html)
        for place, block in enumerate(split(sanitise("".join(draw(BODIES)))))
    ]
    fresh = [(None, block.kind, block.html) for block in split(sanitise("".join(draw(BODIES))))]
    new = draw(st.permutations(old + fresh))[: draw(st.integers(0, len(old) + len(fresh)))]
    for place in range(len(new)):
        if draw(st.booleans()):
            number, _, _ = draw(st.sampled_from(old + fresh))
            html = new[place][2] if draw(st.booleans()) else new[place][2].replace("port", "quai")
            new[place] = (number, new[place][1], html)
    return old, new


@settings(max_examples=400, deadline=None)
@given(two_versions())
def test_both_versions_can_be_rebuilt_letter_for_letter(versions):
    old, new = versions

    changes = compare(old, new)

    assert old_text(changes) == [html for _, _, html in old]
    assert new_text(changes) == [html for _, _, html in new]


@settings(max_examples=100, deadline=None)
@given(two_versions())
def test_what_is_called_kept_is_the_same_on_both_sides(versions):
    old, new = versions

    for change in compare(old, new):
        if change.what is What.KEPT:
            assert old[change.old_place][2] == new[change.new_place][2]
        else:
            assert change != replace(change, what=What.KEPT)


def text_of(count, vocabulary, step):
    """A paragraph of `count` words that looks like nothing else with another step."""
    return " ".join(f"mot{(place * step) % vocabulary}" for place in range(count))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"<p>{text_of(5000, 4999, 7)}</p>", f"<p>{text_of(5000, 4987, 11)}</p>"),
        (f"<p>{text_of(5000, 7, 3)}</p>", f"<p>{text_of(5000, 11, 5)}</p>"),
        (f"<p>{'le ' * 5000}</p>", f"<p>{'le la ' * 2500}</p>"),
        ("".join(f"<p>m{n}</p>" for n in range(2000)), "".join(f"<p>m{n}</p>" for n in range(2000, 0, -1))),
        ("".join(f"<p>m{n}</p>" for n in range(2000)), "".join(f"<p>n{n}</p>" for n in range(2000))),
        ("<p>oui</p>" * 2000, "<p>oui</p><p>non</p>" * 1000),
        (
            "".join(f"<p>le maire dit oui {n}</p>" for n in range(2000)),
            "".join(f"<p>le maire dit non {n}</p>" for n in range(2000)),
        ),
        (f"<ul>{'<li>un</li>' * 2000}</ul>", f"<ul>{'<li>un</li><li>deux</li>' * 1000}</ul>"),
        (f"<p>{'«' * 20000}</p>", f"<p>{'»' * 20000}</p>"),
        (f"<p>{'a' * 100000}</p>", f"<p>{'b' * 100000}</p>"),
    ],
    ids=[
        "rewritten",
        "repeated",
        "one word",
        "reversed",
        "all new",
        "alike",
        "similar",
        "items",
        "signs",
        "letters",
    ],
)
def test_hostile_pairs_stay_cheap_and_exact(old, new):
    before, after = numbered(sanitise(old)), numbered(sanitise(new), first=10_000)

    changes = compare(before, after)

    assert cost(lambda: compare(before, after)) < 150
    assert old_text(changes) == [html for _, _, html in before]
    assert new_text(changes) == [html for _, _, html in after]


def test_a_story_of_two_thousand_words_is_compared_in_a_blink():
    before = numbered("".join(f"<p>{text_of(50, 997, 3 + paragraph)}</p>" for paragraph in range(40)))
    after = [(number, kind, html.replace("mot12", "autre")) for number, kind, html in before]

    assert min(cost(lambda: compare(before, after)) for _ in range(5)) < 15
