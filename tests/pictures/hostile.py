"""Files that mean harm, or look as if: each made here by code, with the reason it exists in its name.

`HOSTILE` names what makes each one and what becomes of it: the format it is kept in, or a word of the refusal.
"""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

from PIL import Image

from tests.pictures import labels
from tests.pictures.paintings import a_file, a_painting, as_file

SCRIPT = b"<script>document.title='stolen'</script>"


def png_of(width: int, height: int, *chunks: bytes, depth: int = 8, colour: int = 2) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    body = chunks or (labels.chunk(b"IDAT", zlib.compress(b"\0" * 1000)),)
    return b"\x89PNG\r\n\x1a\n" + labels.chunk(b"IHDR", header) + b"".join(body) + labels.chunk(b"IEND", b"")


def png_bomb() -> bytes:
    return png_of(50_000, 50_000)


def png_of_zeros() -> bytes:
    """49 million pixels in 150 kB, every one of them there."""
    rows = zlib.compressobj(9)
    body = b"".join(rows.compress(b"\0" * (7000 * 3 + 1) * 100) for _hundred in range(70)) + rows.flush()
    return png_of(7000, 7000, labels.chunk(b"IDAT", body))


def png_text_bomb() -> bytes:
    bomb = labels.chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"A" * 100_000_000, 9))
    return labels.png_with(a_file(1, "PNG"), bomb, bomb)


def png_profile_bomb() -> bytes:
    bomb = labels.chunk(b"iCCP", b"sRGB\0\0" + zlib.compress(b"\0" * 100_000_000, 9))
    return labels.png_with(a_file(2, "PNG"), bomb)


def png_many_texts() -> bytes:
    return labels.png_with(a_file(3, "PNG"), *[labels.chunk(b"tEXt", b"Comment\0" + b"x" * 100)] * 60_000)


def png_endless_chunk() -> bytes:
    return a_file(4, "PNG")[:33] + b"\xff\xff\xff\xffIDAT" + b"x" * 1000


def png_taller_than_it_is() -> bytes:
    png = bytearray(a_file(5, "PNG"))
    png[20:24] = struct.pack(">I", 4000)
    png[29:33] = struct.pack(">I", zlib.crc32(png[12:29]))
    return bytes(png)


def gif_bomb() -> bytes:
    gif = bytearray(a_file(6, "GIF"))
    gif[6:10] = struct.pack("<HH", 65_535, 65_535)
    return bytes(gif)


def gif_frame_beyond_the_screen() -> bytes:
    gif = a_file(7, "GIF")
    at = gif.index(b"\x2c\0\0\0\0")
    return gif[: at + 5] + struct.pack("<HH", 65_535, 65_535) + gif[at + 9 :]


def webp_bomb() -> bytes:
    webp = bytearray(as_file(a_painting(8).convert("RGBA"), "WEBP", exif=b"Exif\0\0" + labels.exif()))
    webp[24:30] = b"\xff\x3f\0\xff\x3f\0"
    return bytes(webp)


def jpeg_of_another_size(width: int, height: int) -> bytes:
    jpeg = bytearray(a_file(9))
    at = jpeg.index(b"\xff\xc0")
    jpeg[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(jpeg)


def avif_bomb() -> bytes:
    avif = bytearray(a_file(10, "AVIF"))
    at = avif.index(b"ispe")
    avif[at + 8 : at + 16] = struct.pack(">II", 60_000, 60_000)
    return bytes(avif)


def many_scans(times: int, size: tuple[int, int] = (640, 480)) -> bytes:
    """A progressive JPEG whose last scan is there so many times."""
    jpeg = as_file(a_painting(11, size=size), progressive=True)
    last, end = jpeg.rindex(b"\xff\xda"), jpeg.rindex(b"\xff\xd9")
    return jpeg[:end] + jpeg[last:end] * times + jpeg[end:]


def frames(kind: str, count: int) -> bytes:
    pictures = [Image.new("RGB", (32, 32), (number % 256, number // 256 * 9, 90)) for number in range(count)]
    return as_file(pictures[0], kind, save_all=True, append_images=pictures[1:], duration=20)


def gif_with_javascript() -> bytes:
    """Readable as a picture and as a script: the width reads "/*"."""
    gif = bytearray(as_file(Image.new("P", (32, 32)), "GIF"))
    gif[6:8] = b"/*"
    return bytes(gif) + b"*/=1;alert(document.domain)//"


def png_with_archive() -> bytes:
    archive = BytesIO()
    with ZipFile(archive, "w") as packed:
        packed.writestr("evil.html", SCRIPT)
    return a_file(12, "PNG") + archive.getvalue()


def scripts_everywhere() -> bytes:
    packet = labels.xmp("<photoshop:Credit>&lt;script&gt;alert(1)&lt;/script&gt;</photoshop:Credit>").encode()
    return labels.jpeg_with(
        as_file(a_painting(13), comment=SCRIPT, icc_profile=SCRIPT * 20),
        labels.app1_exif(labels.exif((0x010E, 2, SCRIPT + b"\0"))),
        labels.app1_xmp(packet),
        labels.app13(labels.iptc((120, SCRIPT))),
    )


def entity_bomb() -> bytes:
    steps = "".join(f'<!ENTITY l{step} "{f"&l{step - 1};" * 10}">' for step in range(1, 10))
    packet = f'<!DOCTYPE x [<!ENTITY l0 "ha">{steps}]>' + labels.xmp(
        "<photoshop:Credit>&l9;</photoshop:Credit>"
    )
    return labels.png_with(a_file(14, "PNG"), labels.png_xmp(packet.encode(), compressed=True))


def huge_xmp() -> bytes:
    packet = labels.xmp("".join(f"<photoshop:p{number}>x</photoshop:p{number}>" for number in range(40_000)))
    return labels.png_with(a_file(15, "PNG"), labels.png_xmp(packet.encode(), compressed=True))


def deep_xmp() -> bytes:
    packet = labels.xmp("<dc:x>" * 100_000)
    return labels.png_with(a_file(16, "PNG"), labels.png_xmp(packet.encode(), compressed=True))


def looping_exif() -> bytes:
    pointer = b"\x87\x69\0\x04\0\0\0\x01\0\0\0\x08"
    loop = b"MM\0*\0\0\0\x08" + b"\0\x03" + pointer * 3 + b"\0\0\0\x08"
    return labels.jpeg_with(a_file(17), labels.app1_exif(loop))


def boastful_exif() -> bytes:
    block = b"II*\0\x08\0\0\0\xff\xff" + struct.pack("<HHII", 0x010E, 2, 0xFFFFFFFF, 8) * 5000
    return labels.jpeg_with(a_file(18), labels.app1_exif(block[:60_000]))


def half(file: bytes) -> bytes:
    return file[: len(file) // 2]


def ycck() -> bytes:
    """What Photoshop writes of CMYK: Adobe's marker says 2."""
    jpeg = as_file(a_painting(19).convert("CMYK"))
    at = jpeg.index(b"Adobe")
    return jpeg[: at + 11] + b"\x02" + jpeg[at + 12 :]


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "empty"),
    "two bytes": (lambda: b"\xff\xd8", "knows"),
    "only a beginning": (lambda: b"\xff\xd8\xff\xe0", "damaged"),
    "zeros": (lambda: b"\0" * 100_000, "knows"),
    "png bomb": (png_bomb, "pixels"),
    "png of zeros": (png_of_zeros, "PNG"),
    "png without pixels": (lambda: png_of(0, 0), "narrow"),
    "png text bomb": (png_text_bomb, "damaged"),
    "png profile bomb": (png_profile_bomb, "damaged"),
    "png of many texts": (png_many_texts, "PNG"),
    "png with an endless chunk": (png_endless_chunk, "memory"),
    "png taller than it is": (png_taller_than_it_is, "PNG"),
    "gif bomb": (gif_bomb, "pixels"),
    "gif frame beyond the screen": (gif_frame_beyond_the_screen, "pixels"),
    "webp bomb": (webp_bomb, "pixels"),
    "jpeg bomb": (lambda: jpeg_of_another_size(65_500, 65_500), "pixels"),
    "jpeg larger than it is": (lambda: jpeg_of_another_size(6400, 4800), "JPEG"),
    "jpeg without pixels": (lambda: jpeg_of_another_size(0, 0), "narrow"),
    "avif bomb": (avif_bomb, "pixels"),
    "jpeg of 500 scans": (lambda: many_scans(500), "layers"),
    "jpeg of 49 scans": (lambda: many_scans(39, (4000, 3000)), "JPEG"),
    "gif of 3000 frames": (lambda: frames("GIF", 3000), "GIF"),
    "webp of 1000 frames": (lambda: frames("WEBP", 1000), "WEBP"),
    "png of 1000 frames": (lambda: frames("PNG", 1000), "PNG"),
    "jpeg and web page": (lambda: a_file(20) + b"<html>" + SCRIPT, "JPEG"),
    "gif and script": (gif_with_javascript, "damaged|missing|GIF"),
    "png and archive": (png_with_archive, "PNG"),
    "scripts in every label": (scripts_everywhere, "JPEG"),
    "web page called jpg": (lambda: b"<!DOCTYPE html>" + SCRIPT, "web page"),
    "drawing with a script": (lambda: b'<?xml version="1.0"?><svg onload="alert(1)"/>', "SVG"),
    "drawing in utf-16": (lambda: '<svg onload="alert(1)"/>'.encode("utf-16"), "SVG"),
    "huge profile": (lambda: as_file(a_painting(21), icc_profile=b"\1" * 10_000_000), "JPEG"),
    "entity bomb": (entity_bomb, "PNG"),
    "huge xmp": (huge_xmp, "PNG"),
    "deep xmp": (deep_xmp, "PNG"),
    "looping exif": (looping_exif, "JPEG"),
    "boastful exif": (boastful_exif, "JPEG"),
    "one pixel wide": (lambda: as_file(Image.new("RGB", (1, 60_000)), "PNG"), "narrow"),
    "one pixel tall": (lambda: as_file(Image.new("RGB", (60_000, 1)), "PNG"), "narrow"),
    "a ribbon": (lambda: as_file(a_painting(22, size=(60_000, 20))), "JPEG"),
    "cmyk": (lambda: as_file(a_painting(23).convert("CMYK")), "JPEG"),
    "ycck": (ycck, "JPEG"),
    "progressive cmyk": (lambda: as_file(a_painting(24).convert("CMYK"), progressive=True), "JPEG"),
    "sixteen bits": (lambda: as_file(a_painting(25, mode="L").convert("I;16"), "PNG"), "PNG"),
    "palette with a hole": (lambda: as_file(a_painting(26, mode="P"), "PNG", transparency=3), "PNG"),
    "grey and clear": (lambda: as_file(a_painting(27, mode="LA"), "PNG"), "PNG"),
    "black and white": (lambda: as_file(a_painting(28, mode="1"), "PNG"), "PNG"),
    "half a jpeg": (lambda: half(a_file(29)), "missing"),
    "half a png": (lambda: half(a_file(30, "PNG")), "missing"),
    "half a gif": (lambda: half(a_file(31, "GIF")), "missing"),
    "half a webp": (lambda: half(a_file(32, "WEBP")), "damaged"),
    "half an avif": (lambda: half(a_file(33, "AVIF")), "damaged"),
}
