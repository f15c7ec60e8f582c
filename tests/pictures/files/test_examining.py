"""What a first look at a file answers, whatever it came in."""

from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from pictures.files.examining import examine
from pictures.files.trouble import Unusable
from tests.pictures import labels
from tests.pictures.paintings import a_file, a_painting, as_file

PACKET = labels.xmp("", 'photoshop:Credit="Agence Éclair"').encode()
TAGS = labels.exif((0x0112, 3, b"\0\6"), (0x013B, 2, "Zoë Œuvray\0".encode()))
SAID = {"credit": "Agence Éclair", "photographer": "Zoë Œuvray"}


def examined(tmp_path, written: bytes, kind: str = "JPEG", largest_pixels: int = 10**8) -> dict:
    path = tmp_path / "arrived"
    path.write_bytes(written)
    return examine(path=str(path), kind=kind, largest_pixels=largest_pixels)


def labelled(kind: str) -> bytes:
    painting = a_painting(1)
    if kind == "JPEG":
        return labels.jpeg_with(as_file(painting), labels.app1_exif(TAGS), labels.app1_xmp(PACKET))
    if kind == "PNG":
        words = PngInfo()
        words.add_itxt("XML:com.adobe.xmp", PACKET.decode())
        return as_file(painting, "PNG", pnginfo=words, exif=b"Exif\0\0" + TAGS)
    # Pillow itself writes question marks into an AVIF's EXIF: accents are put in afterwards.
    plain = TAGS.replace("Zoë Œuvray".encode(), b"Zo@@ @@uvray")
    written = as_file(painting, kind, xmp=PACKET, exif=b"Exif\0\0" + plain)
    return written.replace(b"Zo@@ @@uvray", "Zoë Œuvray".encode())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_words_and_orientation_are_read_in_every_format(tmp_path, kind):
    found = examined(tmp_path, labelled(kind), kind)

    assert found["metadata"] == SAID
    assert (found["width"], found["height"]) == (480, 640)


def test_iptc_is_read_where_photoshop_puts_it(tmp_path):
    block = labels.iptc((120, "Été".encode("latin-1")))

    assert examined(tmp_path, labels.jpeg_with(a_file(1), labels.app13(block)))["metadata"] == {
        "caption": "Été"
    }


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_that_lies_looks_like_the_one_that_stands(tmp_path, orientation):
    standing = a_painting(1)
    lying = as_file(standing.transpose(LAID[orientation]) if orientation in LAID else standing, quality=95)
    tags = labels.app1_exif(labels.exif((0x0112, 3, bytes([0, orientation]))))

    found = examined(tmp_path, labels.jpeg_with(lying, tags))

    upright = examined(tmp_path, as_file(standing, quality=95))
    assert (found["width"], found["height"]) == (640, 480)
    assert ((found["look"] ^ upright["look"]) & (2**64 - 1)).bit_count() <= 2


#: How to lay a picture so that this orientation raises it again.
LAID = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF"])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_file_whose_end_is_missing_is_found_out(tmp_path, kind, part):
    whole = a_file(1, kind)

    with pytest.raises(Unusable) as refused:
        examined(tmp_path, whole[: int(len(whole) * part)], kind)

    assert refused.value.reason == "cut_short"


def test_limits_are_those_of_the_kind(tmp_path):
    with pytest.raises(Unusable) as refused:
        examined(tmp_path, a_file(1), largest_pixels=640 * 480 - 1)

    assert refused.value.reason == "too_many_pixels"


def test_a_large_picture_of_many_scans_is_refused_before_it_is_decoded(tmp_path):
    written = BytesIO()
    Image.new("RGB", (6000, 5700)).save(written, "JPEG", progressive=True, subsampling=0)

    with pytest.raises(Unusable) as refused:
        examined(tmp_path, written.getvalue())

    assert refused.value.reason == "too_heavy"


def test_the_same_picture_in_one_scan_is_welcome(tmp_path):
    assert examined(tmp_path, as_file(Image.new("RGB", (6000, 5700))))["width"] == 6000
