"""`make screens`: every row of its table is a page that can be pictured."""

import pytest

from bench.screens.camera import take_all
from bench.screens.pages import PICTURES


def test_every_page_of_the_table_is_pictured_under_its_name(newsroom, browser, tmp_path):
    asked = {"widths": [768], "schemes": ["dark"], "languages": ["en"]}

    taken = list(take_all(browser, newsroom.url, tmp_path, **asked))

    assert [path.name for path in taken] == [f"{picture.name}-768-dark-en.png" for picture in PICTURES]
    assert [width_of(path) for path in taken] == [768] * len(PICTURES)


def test_no_page_of_the_table_takes_the_place_of_another():
    assert len({picture.name for picture in PICTURES}) == len(PICTURES)


@pytest.mark.parametrize("name", ["editor", "conflict", "compare", "preview"])
def test_the_pages_people_judge_the_desk_by_are_in_the_table(name):
    assert name in {picture.name for picture in PICTURES}


def width_of(path) -> int:
    """As a PNG's header says it, in its bytes 16 to 20."""
    return int.from_bytes(path.read_bytes()[16:20], "big")
