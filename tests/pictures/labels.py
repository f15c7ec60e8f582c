"""What files say of themselves, written byte by byte as cameras, agencies and programs do."""

import struct
import zlib

SOI = b"\xff\xd8"


def iptc(*datasets: tuple[int, bytes], charset: bytes = b"") -> bytes:
    """An IIM block: record 2 with these (number, bytes), record 1 naming the character set."""
    head = b"\x1c\x01\x5a" + struct.pack(">H", len(charset)) + charset if charset else b""
    return head + b"".join(
        b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(value)) + value for number, value in datasets
    )


def app13(block: bytes) -> bytes:
    """The JPEG segment in which Photoshop's resources hold the block."""
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + block + b"\0" * (len(block) % 2)
    return segment(0xED, b"Photoshop 3.0\0" + resource)


def app1_xmp(packet: bytes) -> bytes:
    return segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)


def app1_exif(block: bytes) -> bytes:
    return segment(0xE1, b"Exif\0\0" + block)


def segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def jpeg_with(jpeg: bytes, *segments: bytes) -> bytes:
    """The JPEG with these segments right after its first two bytes."""
    return SOI + b"".join(segments) + jpeg.removeprefix(SOI)


def exif(
    *tags: tuple[int, int, bytes], inner: tuple[tuple[int, int, bytes], ...] = (), order: str = ">"
) -> bytes:
    """A TIFF block of (number, type, bytes) in its main directory, and of `inner` in the EXIF directory."""
    pointer = 8 + _length(tags, spare=bool(inner))
    own = [*tags, (0x8769, 4, struct.pack(order + "I", pointer))] if inner else list(tags)
    mark = b"MM\0*" if order == ">" else b"II*\0"
    return mark + struct.pack(order + "I", 8) + _directory(own, 8, order) + _directory(inner, pointer, order)


def _length(tags, *, spare: bool) -> int:
    entries = len(tags) + spare
    return 6 + 12 * entries + sum(len(value) for _number, _kind, value in tags if len(value) > 4)


def _directory(tags, at: int, order: str) -> bytes:
    widths = {1: 1, 2: 1, 3: 2, 4: 4, 7: 1}
    entries, values = b"", b""
    place = at + 6 + 12 * len(tags)
    for number, kind, value in tags:
        count = len(value) // widths[kind]
        entries += struct.pack(order + "HHI", number, kind, count)
        if len(value) <= 4:
            entries += value.ljust(4, b"\0")
        else:
            entries += struct.pack(order + "I", place + len(values))
            values += value
    return struct.pack(order + "H", len(tags)) + entries + b"\0\0\0\0" + values


def xmp(inside: str, attributes: str = "") -> str:
    """A packet with these properties, as elements and as attributes."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
        ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
        ' xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"'
        ' xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        f' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" {attributes}>'
        f'{inside}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )


def alternatives(**texts: str) -> str:
    """One text in several languages; `default` is the default one."""
    items = "".join(
        f'<rdf:li xml:lang="{"x-default" if language == "default" else language}">{text}</rdf:li>'
        for language, text in texts.items()
    )
    return f"<rdf:Alt>{items}</rdf:Alt>"


def items(kind: str, *texts: str) -> str:
    return f"<rdf:{kind}>{''.join(f'<rdf:li>{text}</rdf:li>' for text in texts)}</rdf:{kind}>"


def chunk(name: bytes, body: bytes) -> bytes:
    """A chunk of a PNG, its checksum right."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_with(png: bytes, *chunks: bytes) -> bytes:
    """The PNG with these chunks right after its header."""
    return png[:33] + b"".join(chunks) + png[33:]


def png_xmp(packet: bytes, *, compressed: bool = False) -> bytes:
    text = zlib.compress(packet) if compressed else packet
    return chunk(b"iTXt", b"XML:com.adobe.xmp\0" + bytes([compressed]) + b"\0\0\0" + text)
