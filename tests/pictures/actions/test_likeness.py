"""Copies are known among very many pictures, quickly: by an index that holds the looks alone."""

from django.db import connection

from pictures.actions import likeness
from tests.pictures.library import MANY, a_crowd


def test_one_copy_is_found_among_very_many_others(cast):
    a_crowd(2000, by=cast.rita)

    found = likeness.nearest(MANY[7] ^ 0b1011, content_hash="")

    assert (found.content_hash, likeness.nearest(MANY[7] ^ 0b11111, content_hash="")) == (f"{7:064d}", None)


def test_the_sign_of_a_look_is_one_bit_like_another(cast):
    a_crowd(3, by=cast.rita)

    assert likeness.nearest(MANY[1] ^ -(2**63), content_hash="").content_hash == f"{1:064d}"


def test_what_lies_in_the_bin_is_not_offered(cast):
    a_crowd(3, by=cast.rita)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE pictures_picture SET deleted_at = newsroom_now()")

    assert likeness.nearest(MANY[1], content_hash="") is None
