from io import BytesIO

from pictures.actions.arriving import open_original, take_in
from tests.pictures.paintings import a_file


def test_a_picture_that_arrives_is_kept_whole(db, cast):
    sent = a_file(1)

    picture = take_in(BytesIO(sent), name="harbour.jpg", actor=cast.rita)

    with open_original(picture) as original:
        assert original.read() == sent
    assert (picture.width, picture.height, picture.format, picture.bytes) == (640, 480, "JPEG", len(sent))
    assert picture.added_by == cast.rita
