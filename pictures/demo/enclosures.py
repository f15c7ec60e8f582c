"""The demo's sound and document: a ferry's horn, made of sines, and a page of text as PDF."""

import struct
from collections.abc import Callable
from dataclasses import dataclass
from math import exp, pi, sin

RATE = 11025
#: When the horn sounds, in seconds: two long, one short.
BLASTS = ((0.2, 1.6), (2.2, 3.6), (4.2, 4.7))
SECONDS = 5.6
PITCHES = ((116.5, 0.5), (155.6, 0.35), (233.1, 0.12))


@dataclass(frozen=True, kw_only=True)
class Enclosure:
    """A file of the demo: how it is made, and what the desk says of it."""

    file_name: str
    title: str
    credit: str
    made: Callable[[], bytes]
    transcript: str = ""


def horn() -> bytes:
    """A WAV file, mono, 16 bits."""
    samples = [round(28_000 * _loudness(at / RATE) * _tone(at / RATE)) for at in range(round(SECONDS * RATE))]
    sound = struct.pack(f"<{len(samples)}h", *samples)
    form = struct.pack("<HHIIHH", 1, 1, RATE, RATE * 2, 2, 16)
    chunks = b"fmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", len(sound)) + sound
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WAVE" + chunks


def dossier() -> bytes:
    """A PDF of one page, in the fonts every reader has (ISO 32000-1, the standard fourteen)."""
    page = "BT /F2 22 Tf 60 770 Td (Le pont de Sauvagnac en une page) Tj ET\n"
    for number, line in enumerate(LINES):
        page += f"BT /F1 12 Tf 60 {730 - number * 20} Td ({line}) Tj ET\n"
    stream = page.encode("cp1252")
    font = b"<</Type/Font/Subtype/Type1/Encoding/WinAnsiEncoding/BaseFont/"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Lang(fr)>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>",
        b"<</Length %d>>stream\n%sendstream" % (len(stream), stream),
        font + b"Helvetica>>",
        font + b"Helvetica-Bold>>",
    ]
    written, places = b"%PDF-1.4\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return (
        written
        + end
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(written))
    )


def _loudness(second: float) -> float:
    """How the air comes and goes."""
    for start, end in BLASTS:
        if start <= second <= end + 0.3:
            rise = 1 - exp(-(second - start) * 18)
            return rise * (1.0 if second <= end else exp(-(second - end) * 14))
    return 0.0


def _tone(second: float) -> float:
    return sum(
        share * sin(2 * pi * pitch * second + 0.4 * sin(2 * pi * 5 * second)) for pitch, share in PITCHES
    )


LINES = (
    "Où : à Sauvagnac, 11 km en amont de Port-Ancelle, sur la Serpolle",
    "Jusqu’à l’hôpital de Port-Ancelle : 17 minutes, contre 41 par le bac",
    "Aujourd’hui par la route : 46 km de détour, par le pont de Brévigny",
    "Vent : tablier fermé au-delà de 120 km/h",
    "Route du sud : 1,4 km à travers le marais de la Gourdaine",
    "Aléas de fondation : une provision de 9 %",
    "",
    "Résumé du Rivage d’après les 412 pages du dossier.",
)

FILES = {
    "horn": Enclosure(
        file_name="corne-jeanne-alix.wav",
        title="La corne de la Jeanne-Alix",
        credit="Le Rivage",
        made=horn,
        transcript="[Deux longs coups de corne, puis un bref.]",
    ),
    "dossier": Enclosure(
        file_name="pont-de-sauvagnac-en-une-page.pdf",
        title="Le pont de Sauvagnac en une page",
        credit="Le Rivage",
        made=dossier,
    ),
}
