import pytest

from newsroom.editions import DEFAULT, EDITIONS, OTHER, edition_of, prefix


def test_there_are_two_editions_and_the_default_one_has_no_prefix():
    assert EDITIONS == (DEFAULT, OTHER) == ("fr", "en")
    assert (prefix(DEFAULT), prefix(OTHER)) == ("", "/en")


@pytest.mark.parametrize(
    ("path", "edition"),
    [
        ("/", "fr"),
        ("/politique/", "fr"),
        ("/en", "en"),
        ("/en/", "en"),
        ("/en/politics/", "en"),
        ("/energie/", "fr"),
        ("/english/", "fr"),
    ],
)
def test_the_address_says_which_edition_a_page_is_of(path, edition):
    assert edition_of(path) == edition
