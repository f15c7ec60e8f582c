"""Addresses of pictures: computed, unguessable, always the same, and never of a pixel there is not."""

import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictures.shapes import sources as room
from pictures.shapes.recipes import FORMATS, RATIOS, WIDTHS, recipes
from pictures.shapes.shape import AS_IT_IS, Shape
from pictures.shapes.sources import key_from, one, sources
from pictures.shapes.uses import RATIOS_OF_ROLE, Used

KEY = key_from("a secret of the site")
FACTS = {"hash": "a" * 64, "width": 6000, "height": 4000, "tone": 21}


def addresses(srcset: str) -> list[str]:
    return [part.split()[0] for part in srcset.split(", ") if part]


@given(
    size=st.tuples(st.integers(16, 9000), st.integers(16, 9000)),
    ratio=st.sampled_from(list(RATIOS)),
    crop=st.floats(0.05, 1),
)
def test_no_rendition_is_wider_than_what_the_crop_holds_and_no_two_are_alike(size, ratio, crop):
    shape = Shape(crop=(0, 0, crop, crop)).as_text()
    from_crop = recipes(shape, size, ratio)

    assert len(set(from_crop)) == len(from_crop)
    for kind, widths in WIDTHS[ratio].items():
        drawn = [recipe.width for recipe in from_crop if recipe.format == kind]
        assert drawn
        assert drawn == sorted(drawn)
        # Those asked for, or the crop's own width once in place of the larger ones.
        assert set(drawn[:-1]) <= set(widths)
        assert drawn[-1] in widths or drawn[-1] < max(widths)


def test_a_large_picture_has_the_widths_agreed():
    large = recipes(AS_IT_IS, (6000, 4000), "wide")

    assert [(recipe.format, recipe.width) for recipe in large if recipe.format == "jpeg"] == [
        ("jpeg", 480),
        ("jpeg", 960),
        ("jpeg", 1200),
        ("jpeg", 1440),
    ]
    assert {recipe.height for recipe in large if recipe.width == 1440} == {810}


def test_a_small_picture_is_never_made_larger():
    assert [r.width for r in recipes(AS_IT_IS, (600, 400), "whole") if r.format == "webp"] == [320, 480, 600]


def test_a_page_has_a_text_for_every_format_with_widths():
    found = sources(FACTS, AS_IT_IS, "whole", key=KEY)

    for kind, text in zip(FORMATS, found[:3], strict=True):
        assert [part.split()[1] for part in text.split(", ")] == [f"{w}w" for w in WIDTHS["whole"][kind]]
    assert (found.width, found.height, found.tone) == (1920, 1280, 21)
    assert found.src in addresses(found.jpeg)


def test_a_ratio_that_is_only_drawn_as_jpeg_has_one_text():
    found = sources(FACTS, AS_IT_IS, "social", key=KEY)

    assert (found.avif, found.webp, len(addresses(found.jpeg))) == ("", "", 1)


def test_a_name_is_the_hmac_of_fingerprint_cut_and_recipe():
    drawn = one(FACTS, AS_IT_IS, "social", 1200, "jpeg", key=KEY)

    told = f"{'a' * 64}|{AS_IT_IS}|social|1200|jpeg".encode()
    assert drawn == (f"/media/p/{hmac.digest(KEY, told, 'sha256').hex()[:40]}.jpg", 1200, 628)


def test_every_rendition_has_its_own_name_and_another_site_s_are_others():
    def names(facts, shape, key):
        return {
            address
            for ratio in RATIOS
            for text in sources(facts, shape, ratio, key=key)[:3]
            for address in addresses(text)
        }

    drawn = sum(len(recipes(AS_IT_IS, (6000, 4000), ratio)) for ratio in RATIOS)
    turned = Shape(turn=180).as_text()
    everything = [
        names(FACTS, AS_IT_IS, KEY),
        names({**FACTS, "hash": "b" * 64}, AS_IT_IS, KEY),
        names(FACTS, turned, KEY),
        names(FACTS, AS_IT_IS, key_from("another secret")),
    ]

    assert [len(some) for some in everything] == [drawn] * 4
    assert len(set.union(*everything)) == 4 * drawn


def test_of_one_file_the_next_wider_is_taken_and_else_the_widest():
    widths = [one(FACTS, AS_IT_IS, "whole", width, "jpeg", key=KEY).width for width in (1, 500, 1920, 5000)]

    assert widths == [320, 640, 1920, 1920]


def test_a_format_that_is_not_drawn_is_refused():
    with pytest.raises(ValueError, match="not drawn"):
        one(FACTS, AS_IT_IS, "social", 1200, "avif", key=KEY)


def test_twelve_pictures_cost_one_hmac_an_address_and_nothing_else_twice(monkeypatch):
    counted = []
    real = room.name_of
    monkeypatch.setattr(room, "name_of", lambda *asked, **key: counted.append(asked) or real(*asked, **key))
    recipes.cache_clear()

    for number in range(12):
        sources({**FACTS, "hash": f"{number:064d}"}, AS_IT_IS, "whole", key=KEY)

    assert len(counted) == 12 * 18
    assert recipes.cache_info().misses == 1


def test_every_role_has_ratios_that_there_are():
    assert {ratio for ratios in RATIOS_OF_ROLE.values() for ratio in ratios} == set(RATIOS)


def test_a_cut_spelled_otherwise_is_the_same_and_no_cut_is_the_whole_picture():
    plain = sources(FACTS, AS_IT_IS, "whole", key=KEY)

    assert sources(FACTS, "0 0.0 0 0 1.0 1 0.50 0.5", "whole", key=KEY) == plain
    assert sources(FACTS, "", "whole", key=KEY) == plain
    assert Used(1, "", "body") == Used(1, "0 0 0.0 0 1 1 0.5 .5", "body")


def test_what_is_no_cut_is_no_use():
    with pytest.raises(ValueError, match="eight numbers"):
        Used(1, "turned a little", "body")
