"""Browser and server mean the same words by the same digest."""

import hashlib

from articles.text.typed import digest_of, typed_pairs


def test_the_digest_is_that_of_what_a_browser_writes():
    # node: JSON.stringify([["headline", "A \"quote\"\n\u2028é\u007f\b\u001f🐟"], ["topics", "1"], ["topics", "2"]])
    written = '[["headline","A \\"quote\\"\\n\u2028é\u007f\\b\\u001f🐟"],["topics","1"],["topics","2"]]'
    pairs = [("headline", 'A "quote"\n\u2028é\u007f\b\u001f🐟'), ("topics", "1"), ("topics", "2")]

    assert digest_of(pairs) == hashlib.sha256(written.encode()).hexdigest()


def test_line_breaks_are_one_whatever_carried_them():
    assert typed_pairs([("body", ["a\r\nb\rc\nd"])]) == [("body", "a\nb\nc\nd")]


def test_what_is_said_about_the_sending_is_no_part_of_the_words():
    sent = [("csrfmiddlewaretoken", ["x"]), ("tab", ["t"]), ("kicker", ["k"]), ("then", ["submit"])]

    assert typed_pairs(sent) == [("kicker", "k")]
