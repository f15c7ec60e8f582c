from datetime import date

import pytest

from articles.demo.markup import Days, as_html, polling_day

TABLE = (
    '<table><thead><tr><th scope="col">Espèce</th><th scope="col">Prix</th></tr></thead>'
    "<tbody><tr><td>Sole</td><td>18 €</td></tr></tbody></table>"
)


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("Un *mot*, **fort**.", "<p>Un <em>mot</em>, <strong>fort</strong>.</p>"),
        ("## Le port", "<h2>Le port</h2>"),
        ("### Le quai", "<h3>Le quai</h3>"),
        ("- un\n- deux", "<ul><li>un</li><li>deux</li></ul>"),
        ("1. un\n2. deux", "<ol><li>un</li><li>deux</li></ol>"),
        ("> une ligne,\n> puis l’autre", "<blockquote><p>une ligne,<br>puis l’autre</p></blockquote>"),
        (
            "| Espèce | Prix |\n| Sole | 18 € |",
            TABLE,
        ),
        ("Un.\n\nDeux.", "<p>Un.</p>\n<p>Deux.</p>"),
    ],
)
def test_a_block_is_what_its_first_characters_say(written, html):
    assert as_html(written) == html


def test_days_are_counted_from_the_publication_and_named_in_its_language():
    french = Days("fr", date(2026, 11, 30), date(2026, 12, 13))
    english = Days("en", date(2026, 11, 30), date(2026, 12, 13))

    assert french.name("{Day}, {day-1}, le {date+1}, le {sunday}") == (
        "Lundi, dimanche, le mardi 1er décembre, le dimanche 13 décembre"
    )
    assert english.name("{day}, {date+1}, {sunday}") == "Monday, Tuesday 1 December, Sunday 13 December"


@pytest.mark.parametrize("today", [date(2026, 11, day) for day in range(20, 28)])
def test_polling_day_is_a_sunday_one_or_two_weeks_away(today):
    day = polling_day(today)

    assert day.weekday() == 6
    assert 8 <= (day - today).days <= 14
