"""What arrives from Word, Google Docs and web pages, and what it becomes."""

from pathlib import Path

from articles.text.sanitise import sanitise

PASTES = Path(__file__).parent / "pastes"


def pasted(name):
    """What the clipboard holds after copying there."""
    return (PASTES / f"{name}.html").read_text()


def test_a_word_document_keeps_its_words_lists_and_table_and_loses_its_margin():
    assert sanitise(pasted("word")).split("\n") == [
        "<h2>Le port ferme</h2>",
        "<p><strong>Saint-Aubert</strong>, lundi. «\u00a0Nous partons\u00a0», dit-il.</p>",
        "<ul><li>quais<ul><li>nord</li></ul></li><li>criée</li></ul>",
        "<ol><li>d’abord</li></ol>",
        "<table><tbody><tr><td>Quai</td><td>Bateaux</td></tr><tr><td>Nord</td><td><em>12</em></td></tr></tbody></table>",
    ]


def test_a_google_document_keeps_what_its_styles_say():
    assert sanitise(pasted("docs")).split("\n") == [
        "<h2>Le vote</h2>",
        '<p><strong>Hier</strong><em>, à midi</em>, 1<sup>er</sup> tour, <a href="https://m.test/vote">bilan</a>.</p>',
        "<ul><li>un<ul><li>deux</li></ul></li></ul>",
        "<p>Fin</p>",
    ]


def test_a_web_page_becomes_paragraphs_and_crossheads():
    assert sanitise(pasted("page")).split("\n") == [
        '<p><a href="/">Accueil</a></p>',
        "<p>Publié le lundi 25 novembre 2024</p>",
        "<h2>Le <em>Ker</em> rentre</h2>",
        "<p><strong>Après six jours.</strong></p>",
        "<p>Le bateau, mardi.</p>",
        '<p>Premier paragraphe avec <a href="https://a.test/b">un lien</a>.</p>',
        "<p>Deuxième<sup>2</sup>\u00a0: «\u00a0Oui\u00a0!\u00a0»</p>",
        "<h3>À lire aussi</h3>",
        "<ul><li>Haut</li></ul>",
        "<blockquote><p>Un mot</p><p>— Ici</p></blockquote>",
        "<p>Fin.</p>",
    ]
