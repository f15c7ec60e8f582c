"""Two people's edits of one story: what merges by itself, and what is asked."""

from dataclasses import replace

import pytest

from articles.text.blocks import split
from articles.text.content import Content, Note
from articles.text.merge import Choice, Keep, Text, merge, resolve
from articles.text.sanitise import sanitise
from tests.articles.text.edits import text_of
from tests.articles.text.test_diff import text_of as words_like_no_other
from tests.costs import cost


def numbered(html, first=1):
    return [(first + place, block.kind, block.html) for place, block in enumerate(split(html))]


def version(*blocks, **fields):
    """A version of these (id, html) blocks."""
    rows = [(number, split(html)[0].kind, html) for number, html in blocks]
    body = "\n".join(html for _, _, html in rows)
    return Text(Content(**{"language": "fr", "body": body, **fields}), rows)


ONE, TWO, THREE = (
    (1, "<p>Le maire a parlé. Il a dit non.</p>"),
    (2, "<p>Le port est fermé.</p>"),
    (3, "<p>Fin.</p>"),
)
STORY = version(ONE, TWO, THREE)


def merged_text(mine, theirs, base=STORY):
    """The blocks of a merge that asks nothing."""
    merged = merge(base, mine, theirs)
    assert merged.is_clean
    return [block.html for block in split(resolve(merged, {}).content.body)]


def clash_of(mine, theirs, base=STORY):
    """The one thing a merge asks, as (base, mine, theirs)."""
    ((_key, clash),) = merge(base, mine, theirs).conflicts.items()
    return tuple([html for _, _, html in side] for side in (clash.base, clash.mine, clash.theirs))


def test_two_paragraphs_mended_by_two_people_are_both_mended():
    mine = version((1, "<p>Le maire a parlé. Il a dit oui.</p>"), TWO, THREE)
    theirs = version(ONE, TWO, (3, "<p>Fin du conseil.</p>"))

    assert merged_text(mine, theirs) == [mine.blocks[0][2], TWO[1], "<p>Fin du conseil.</p>"]


def test_a_paragraph_one_moved_and_the_other_mended_is_moved_and_mended():
    mine = version(THREE, ONE, TWO)
    theirs = version(ONE, TWO, (3, "<p>Fin du conseil.</p>"))

    assert merged_text(mine, theirs) == ["<p>Fin du conseil.</p>", ONE[1], TWO[1]]


def test_a_paragraph_one_took_out_and_the_other_left_alone_is_gone():
    mine = version(ONE, THREE)
    theirs = version((1, "<p>Le maire a parlé. Il a dit oui.</p>"), TWO, THREE)

    assert merged_text(mine, theirs) == ["<p>Le maire a parlé. Il a dit oui.</p>", THREE[1]]


def test_a_paragraph_one_took_out_and_the_other_mended_is_asked():
    mine = version(ONE, THREE)
    theirs = version(ONE, (2, "<p>Le port est rouvert.</p>"), THREE)

    assert clash_of(mine, theirs) == ([TWO[1]], [], ["<p>Le port est rouvert.</p>"])


def test_different_sentences_of_one_paragraph_merge():
    mine = version((1, "<p>Le préfet a parlé. Il a dit non.</p>"), TWO, THREE)
    theirs = version((1, "<p>Le maire a parlé. Il a dit <em>oui</em>.</p>"), TWO, THREE)

    assert merged_text(mine, theirs)[0] == "<p>Le préfet a parlé. Il a dit <em>oui</em>.</p>"


def test_one_sentence_mended_twice_is_asked():
    mine = version(ONE, (2, "<p>Le port est rouvert.</p>"), THREE)
    theirs = version(ONE, (2, "<p>Le port est bloqué.</p>"), THREE)

    assert clash_of(mine, theirs) == (
        [TWO[1]],
        ["<p>Le port est rouvert.</p>"],
        ["<p>Le port est bloqué.</p>"],
    )


def test_an_abbreviation_does_not_cut_a_sentence_in_two():
    base = version((1, "<p>Hier soir M. Dupont a parlé.</p>"))
    mine = version((1, "<p>Hier soir Mme Dupont a parlé.</p>"))
    theirs = version((1, "<p>Hier soir M. Durand a parlé.</p>"))

    assert not merge(base, mine, theirs).is_clean


def test_a_paragraph_cut_in_two_keeps_the_words_the_other_mended():
    mine = version((1, "<p>Le maire a parlé.</p>"), (10, "<p>Il a dit non.</p>"), TWO, THREE)
    theirs = version((1, "<p>Le maire a parlé. Il a dit oui.</p>"), TWO, THREE)

    assert merged_text(mine, theirs)[:2] == ["<p>Le maire a parlé.</p>", "<p>Il a dit oui.</p>"]


def test_two_paragraphs_joined_keep_the_words_the_other_mended():
    mine = version((1, "<p>Le maire a parlé. Il a dit non. Le port est fermé.</p>"), THREE)
    theirs = version(ONE, (2, "<p>Le port est rouvert.</p>"), THREE)

    assert merged_text(mine, theirs) == [
        "<p>Le maire a parlé. Il a dit non. Le port est rouvert.</p>",
        THREE[1],
    ]


def test_what_both_add_at_the_end_stays_in_the_order_it_was_saved():
    mine = version(ONE, TWO, THREE, (12, "<p>Plus tard.</p>"))
    theirs = version(ONE, TWO, THREE, (11, "<p>Encore.</p>"))

    assert merged_text(mine, theirs)[3:] == ["<p>Encore.</p>", "<p>Plus tard.</p>"]
    assert merged_text(mine, theirs) == merged_text(theirs, mine)


def test_the_same_paragraph_added_by_both_stands_once():
    mine = version(ONE, TWO, THREE, (12, "<p>Encore.</p>"), (13, "<p>Plus tard.</p>"))
    theirs = version(ONE, TWO, THREE, (11, "<p>Encore.</p>"))

    assert merged_text(mine, theirs)[3:] == ["<p>Encore.</p>", "<p>Plus tard.</p>"]


def test_a_paragraph_both_wrote_anew_is_asked_not_doubled():
    mine = version(ONE, (10, "<p>Quai désert, grues à l’arrêt.</p>"), THREE)
    theirs = version(ONE, (11, "<p>Aucun bateau depuis deux jours.</p>"), THREE)

    assert clash_of(mine, theirs) == (
        [TWO[1]],
        ["<p>Quai désert, grues à l’arrêt.</p>"],
        ["<p>Aucun bateau depuis deux jours.</p>"],
    )


def test_items_of_a_list_mended_by_two_people_are_both_mended():
    base = version((1, "<ul><li>un</li><li>deux</li><li>trois</li></ul>"))
    mine = version((1, "<ul><li>une</li><li>deux</li><li>trois</li></ul>"))
    theirs = version((1, "<ul><li>un</li><li>deux</li><li>quatre</li></ul>"))

    assert merged_text(mine, theirs, base) == ["<ul><li>une</li><li>deux</li><li>quatre</li></ul>"]


def test_a_merge_says_what_came_from_whom():
    mine = version((1, "<p>Le maire a parlé. Il a dit oui.</p>"), TWO, THREE, headline="Un titre")
    theirs = version(THREE, ONE, (11, "<p>Encore.</p>"), kicker="Port")

    merged = merge(STORY, mine, theirs)

    assert (merged.mine.changed, merged.mine.paragraphs, merged.mine.fields) == (1, 1, ("headline",))
    assert (merged.theirs.added, merged.theirs.deleted, merged.theirs.moved) == (1, 1, 1)
    assert merged.theirs.fields == ("kicker",)


@pytest.mark.parametrize(
    ("keep", "body"),
    [
        (Choice(Keep.MINE), ["<p>Le port est rouvert.</p>"]),
        (Choice(Keep.THEIRS), ["<p>Le port est bloqué.</p>"]),
        (Choice(Keep.BOTH), ["<p>Le port est rouvert.</p>", "<p>Le port est bloqué.</p>"]),
        (Choice(Keep.EDIT, "<p>Le port rouvre.</p>"), ["<p>Le port rouvre.</p>"]),
    ],
)
def test_a_clash_is_settled_as_it_was_chosen(keep, body):
    mine = version(ONE, (2, "<p>Le port est rouvert.</p>"), THREE)
    theirs = version(ONE, (2, "<p>Le port est bloqué.</p>"), THREE)

    content = resolve(merge(STORY, mine, theirs), {"text-1": keep}).content

    assert [block.html for block in split(content.body)] == [ONE[1], *body, THREE[1]]


def fields_merged(mine, theirs, **base):
    sides = [Text(Content(language="fr", **{**base, **fields}), []) for fields in ({}, mine, theirs)]
    return merge(*sides)


def test_fields_changed_on_one_side_each_merge():
    content = resolve(fields_merged({"headline": "Titre"}, {"importance": 3}), {}).content

    assert (content.headline, content.importance) == ("Titre", 3)


def test_a_field_both_set_to_different_values_is_asked_alone():
    merged = fields_merged({"headline": "Un", "kicker": "Port"}, {"headline": "Deux"})

    assert list(merged.conflicts) == ["headline"]
    assert resolve(merged, {"headline": Choice(Keep.BOTH)}).content.headline == "Un Deux"
    assert resolve(merged, {"headline": Choice(Keep.EDIT, "Trois")}).content.headline == "Trois"
    assert resolve(merged, {"headline": Choice(Keep.MINE)}).content.kicker == "Port"


def test_topics_and_related_stories_merge_as_sets():
    merged = fields_merged({"topic_ids": (1, 3)}, {"topic_ids": (2, 1, 4)}, topic_ids=(1, 2))

    assert resolve(merged, {}).content.topic_ids == (1, 3, 4)


def test_bylines_both_changed_are_asked_for_their_order_is_said_to_readers():
    merged = fields_merged({"byline_ids": (1, 3)}, {"byline_ids": (2, 1)}, byline_ids=(1, 2))

    assert list(merged.conflicts) == ["byline_ids"]
    assert resolve(merged, {"byline_ids": Choice(Keep.BOTH)}).content.byline_ids == (1, 3, 2)


def test_a_single_value_has_no_room_for_two():
    merged = fields_merged({"importance": 1}, {"importance": 3})

    assert resolve(merged, {"importance": Choice(Keep.BOTH)}).content.importance == 3


NOTE = Note(id=1, kind="correction", text="Neuf, non dix.")


def test_first_notes_of_two_people_are_both_kept_under_different_numbers():
    other = Note(id=1, kind="update", text="Vote en cours.")

    notes = resolve(fields_merged({"notes": (NOTE,)}, {"notes": (other,)}), {}).content.notes

    assert {note.text for note in notes} == {NOTE.text, other.text}
    assert [note.id for note in notes] == [1, 2]


def test_a_note_both_rewrote_is_asked():
    mine, theirs = replace(NOTE, text="Neuf."), replace(NOTE, text="Huit.")
    merged = fields_merged({"notes": (mine,)}, {"notes": (theirs,)}, notes=(NOTE,))

    assert list(merged.conflicts) == ["note-1"]
    assert [note.text for note in resolve(merged, {"note-1": Choice(Keep.BOTH)}).content.notes] == [
        "Neuf.",
        "Huit.",
    ]


def test_a_note_one_mended_and_one_added_are_both_there():
    mine = (replace(NOTE, text="Neuf."),)
    theirs = (NOTE, Note(id=2, kind="update", text="Vote en cours."))

    merged = fields_merged({"notes": mine}, {"notes": theirs}, notes=(NOTE,))

    assert [note.text for note in resolve(merged, {}).content.notes] == ["Neuf.", "Vote en cours."]


def hostile(html):
    body = sanitise(html)
    return Text(Content(language="fr", body=body), numbered(body))


def deep(words, depth=200):
    return f"{'<ul><li>un' * depth}{words}{'</li></ul>' * depth}"


def each(words, how_many=2000):
    """One paragraph for each number of these words."""
    return "".join(f"<p>{words}{number}</p>" for number in range(how_many))


def items(words):
    return f"<ul>{words}</ul>"


BACKWARDS = "".join(f"<p>m{number}</p>" for number in range(1999, -1, -1))
LONG = [words_like_no_other(5000, 4999, step) for step in (7, 11, 13)]


@pytest.mark.parametrize(
    "versions",
    [
        [f"<p>{words}</p>" for words in LONG],
        [f"<p>{words.replace('mot1', 'Mot. Mot1')}</p>" for words in LONG],
        [each("m"), BACKWARDS, "<p>m1</p>"],
        [each("m"), each("n"), each("o")],
        ["<p>oui</p>" * 2000, "<p>oui</p><p>non</p>" * 1000, "<p>non</p><p>oui</p>" * 1000],
        [deep("fin"), deep("fini"), deep("finale")],
        [
            items("<li>un</li>" * 2000),
            items("<li>un</li><li>deux</li>" * 1000),
            items("<li>deux</li>" * 2000),
        ],
        [f"<p>{'» ' * 2000}{word}</p>" for word in ("un", "deux", "un trois")],
        [each("m", 8000), "<p>Fin</p>", each("n", 8000)],
        ["<p>Oui. </p>" * 3, f"<p>{'Oui. Bien. ' * 2500}</p>", f"<p>{'Oui. Non. ' * 2500}</p>"],
    ],
    ids=[
        "rewritten",
        "sentences",
        "reversed",
        "all new",
        "alike",
        "deep list",
        "items",
        "quotation marks",
        "all gone",
        "stops",
    ],
)
def test_hostile_versions_stay_cheap(versions):
    base, mine, theirs = (hostile(html) for html in versions)

    assert cost(lambda: merge(base, mine, theirs)) < 150


def test_an_ordinary_story_is_merged_in_a_blink():
    paragraphs = [
        [[f"Mot{place * 50 + word}" for word in range(10)] for _sentence in range(5)] for place in range(40)
    ]
    base = text_of(paragraphs)
    mine = text_of([[["Neuf"], *paragraphs[0]], *paragraphs[1:]], base=base)
    theirs = text_of([*paragraphs[:-1], [*paragraphs[-1], ["Fin"]]], base=base)

    assert min(cost(lambda: merge(base, mine, theirs)) for _ in range(5)) < 5
