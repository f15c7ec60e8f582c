"""A body as it is set for readers."""

from django.utils import translation

from articles.pages.body import set_body

PLAIN = '<h2>One</h2>\n<p>Two &amp; <a href="https://a.test">three</a></p>\n<ul><li>four</li></ul>'


def test_a_body_of_words_is_set_letter_for_letter():
    assert set_body(PLAIN).html == PLAIN
    assert set_body(PLAIN).frame_sources == ()


def test_an_address_whose_provider_left_the_list_is_a_link_and_may_load_no_frame():
    body = set_body("<oembed>https://gone.test/?a=1&amp;b=2</oembed>")

    assert (
        body.html.strip()
        == '<p><a href="https://gone.test/?a=1&amp;b=2">https://gone.test/?a=1&amp;b=2</a></p>'
    )
    assert body.frame_sources == ()


def test_a_player_speaks_the_language_of_its_page():
    with translation.override("fr"):
        html = set_body("<oembed>https://open.spotify.com/track/7makk4oTQel546B0PZlDM5</oembed>").html

    assert "Écouter sur Spotify" in html
    assert "Rien n’est chargé depuis Spotify avant votre clic." in html


def test_a_caption_names_the_box_of_its_table_safely():
    body = set_body(
        '<table><caption>A &lt;b&gt; &amp; "c"</caption><tbody><tr><td>1</td><td>2</td></tr></tbody></table>'
    )

    assert 'aria-label="A &lt;b&gt; &amp; &quot;c&quot;"' in body.html
