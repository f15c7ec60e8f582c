"""A scene as a photographer files it: a JPEG that says in XMP, IPTC and EXIF what it shows, who took it, and where.

XMP is in UTF-8 as its standard demands; IPTC says that it is (1:90), and EXIF is in ASCII. It holds a serial number and
a position, which no reader is ever to see.
"""

import struct
import tomllib
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from PIL import Image

from pictures.demo import faces, halls, near, quays, shore, town
from pictures.demo.brush import Canvas
from pictures.demo.photographers import PHOTOGRAPHERS, Photographer

SCENES = {
    scene.__name__: scene
    for scene in (*shore.SCENES, *quays.SCENES, *town.SCENES, *halls.SCENES, *faces.SCENES, *near.SCENES)
}
GROUND = (120, 120, 124)
QUALITY = 88
#: Port-Ancelle, had it existed: in the sea off another coast.
POSITION = ((47, 30, 0), (5, 15, 0))


@dataclass(frozen=True, kw_only=True)
class Scene:
    """An entry of the catalogue."""

    key: str
    by: str
    place: str
    title: str
    caption_fr: str
    caption_en: str
    alt_fr: str
    alt_en: str
    keywords: tuple[str, ...]
    focal: tuple[float, float] = (0.5, 0.5)

    @property
    def photographer(self) -> Photographer:
        return PHOTOGRAPHERS[self.by]

    def caption(self, language: str) -> str:
        return self.caption_fr if language == "fr" else self.caption_en

    def alt(self, language: str) -> str:
        return self.alt_fr if language == "fr" else self.alt_en


def catalogue() -> dict[str, Scene]:
    """Every scene, by its key."""
    text = Path(__file__).with_name("catalogue.toml").read_text(encoding="utf-8")
    return {
        key: Scene(
            key=key,
            **{name: tuple(value) if isinstance(value, list) else value for name, value in said.items()},
        )
        for key, said in tomllib.loads(text).items()
    }


def file_name(scene: Scene) -> str:
    return f"{scene.key}.jpg"


def filed(scene: Scene, *, taken: datetime) -> bytes:
    """The bytes of the file: the same for the same scene and the same time."""
    canvas = Canvas(1 + list(SCENES).index(scene.key), GROUND)
    SCENES[scene.key](canvas)
    picture = canvas.finished(scene.photographer.tone)
    written = BytesIO()
    picture.save(written, "JPEG", quality=QUALITY, exif=_exif(scene, taken), xmp=_xmp(scene, taken))
    held = written.getvalue()
    return held[:2] + _iptc(scene, taken) + held[2:]


def _exif(scene: Scene, taken: datetime) -> bytes:
    said = Image.Exif()
    said[0x010F], said[0x0110] = "Lynx", scene.photographer.camera.encode("ascii", "replace").decode()
    said.get_ifd(0x8769)[0x9003] = f"{taken:%Y:%m:%d %H:%M:%S}"
    said.get_ifd(0x8769)[0xA431] = f"LR{sum(scene.key.encode()):06}"
    position = said.get_ifd(0x8825)
    (position[1], position[2]), (position[3], position[4]) = ("N", POSITION[0]), ("W", POSITION[1])
    return said.tobytes()


def _xmp(scene: Scene, taken: datetime) -> bytes:
    by = scene.photographer
    keywords = "".join(f"<rdf:li>{escape(word)}</rdf:li>" for word in scene.keywords)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(scene.title)}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escape(scene.caption_fr)}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{escape(by.name)}</rdf:li></rdf:Seq></dc:creator>
<dc:subject><rdf:Bag>{keywords}</rdf:Bag></dc:subject>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© {taken:%Y} {escape(by.name)}</rdf:li></rdf:Alt></dc:rights>
<photoshop:Credit>{escape(by.credit)}</photoshop:Credit><photoshop:City>{escape(scene.place)}</photoshop:City>
<photoshop:DateCreated>{taken.isoformat(timespec="seconds")}</photoshop:DateCreated>
<Iptc4xmpCore:AltTextAccessibility><rdf:Alt>
<rdf:li xml:lang="x-default">{escape(scene.alt_fr)}</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def _iptc(scene: Scene, taken: datetime) -> bytes:
    """An APP13 segment with the IPTC-IIM record, as Photoshop frames it."""
    by = scene.photographer
    said = [
        (5, scene.title),
        (80, by.name),
        (110, by.credit),
        (90, scene.place),
        (55, f"{taken:%Y%m%d}"),
        (116, f"© {taken:%Y} {by.name}"),
        (120, scene.caption_fr),
        *((25, word) for word in scene.keywords),
    ]
    records = b"\x1c\x01\x5a" + struct.pack(">H", 3) + b"\x1b%G"
    for number, words in said:
        held = words.encode()
        records += struct.pack(">BBBH", 0x1C, 2, number, len(held)) + held
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + records + b"\0" * (len(records) % 2)
    inside = b"Photoshop 3.0\0" + block
    return b"\xff\xed" + struct.pack(">H", len(inside) + 2) + inside
