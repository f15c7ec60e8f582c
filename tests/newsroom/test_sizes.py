"""A file's size is written as newspapers write it, in the language of the page."""

import pytest
from django.utils.translation import override

from newsroom.sizes import size_in_words


@pytest.mark.parametrize(
    ("size", "english", "french"),
    [
        (0, "1\xa0KB", "1\xa0ko"),
        (812_400, "812\xa0KB", "812\xa0ko"),
        (999_600, "1\xa0MB", "1\xa0Mo"),
        (2_345_000, "2.3\xa0MB", "2,3\xa0Mo"),
        (140_000_000, "140\xa0MB", "140\xa0Mo"),
        (1_250_000_000, "1.2\xa0GB", "1,2\xa0Go"),
    ],
)
def test_a_size_is_in_the_signs_of_its_language(size, english, french):
    with override("en"):
        assert size_in_words(size) == english
    with override("fr"):
        assert size_in_words(size) == french
