"""What stands below a story."""

from articles.pages.story_foot import Share


def test_an_address_may_break_behind_its_signs_and_within_no_word_or_number():
    share = Share("https://paper.test/politique/2026/11/21/pont-de-sauvagnac/", "mailto:")

    assert share.parts == [
        "https://", "paper.test/", "politique/", "2026/", "11/", "21/", "pont-", "de-", "sauvagnac/",
    ]  # fmt: skip
    assert "".join(share.parts) == share.url
