"""What a file says of itself is on the desk, in its own letters, and nothing of it that could betray anybody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictures.files import exif, iptc, xmp
from pictures.files.metadata import moment_of, read
from pictures.files.words import UNSEEN, mended
from pictures.models import DESCRIBED
from tests.pictures import labels

UTF_8 = b"\x1b%G"
CAPTION = "Déjà l’été à Nîmes : « ça va », dit Zoë Œuvray, 20 €."


def test_xmp_says_every_field():
    packet = labels.xmp(
        "<dc:title>" + labels.alternatives(default="Le port") + "</dc:title>"
        "<dc:description>" + labels.alternatives(fr="Non", default=CAPTION) + "</dc:description>"
        "<dc:creator>" + labels.items("Seq", "Aïcha N’Diaye", "Łukasz Żak") + "</dc:creator>"
        "<dc:rights>" + labels.alternatives(default="© Le Rivage") + "</dc:rights>"
        "<dc:subject>" + labels.items("Bag", "pêche", "Bretagne", "Pêche") + "</dc:subject>"
        "<photoshop:Credit>Agence Éclair</photoshop:Credit>"
        "<photoshop:City>Brest</photoshop:City><photoshop:Country>France</photoshop:Country>"
        "<Iptc4xmpCore:Location>Quai n° 3</Iptc4xmpCore:Location>"
        "<Iptc4xmpCore:AltTextAccessibility>"
        + labels.alternatives(default="Un bateau rouge à quai.")
        + "</Iptc4xmpCore:AltTextAccessibility>"
        "<xmpRights:UsageTerms>"
        + labels.alternatives(default="Presse seulement")
        + "</xmpRights:UsageTerms>",
        'photoshop:DateCreated="2026-03-04T05:06:07+01:00"',
    )

    assert read(xmp_packet=packet.encode()) == {
        "title": "Le port",
        "caption": CAPTION,
        "photographer": "Aïcha N’Diaye, Łukasz Żak",
        "owner": "© Le Rivage",
        "keywords": ["pêche", "Bretagne"],
        "credit": "Agence Éclair",
        "place": "Quai n° 3, Brest, France",
        "alt": "Un bateau rouge à quai.",
        "rights_note": "Presse seulement",
        "taken_at": "2026-03-04T05:06:07+01:00",
    }


def test_the_owner_of_the_rights_is_found_where_plus_puts_it():
    owner = (
        '<plus:CopyrightOwner><rdf:Seq><rdf:li rdf:parseType="Resource">'
        "<plus:CopyrightOwnerName>Éditions du Môle</plus:CopyrightOwnerName></rdf:li></rdf:Seq></plus:CopyrightOwner>"
    )

    assert read(xmp_packet=labels.xmp(owner).encode()) == {"owner": "Éditions du Môle"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_xmp_is_read_in_any_encoding(encoding):
    text = "Déjà l’été à Nîmes"
    packet = labels.xmp("<dc:description>" + labels.alternatives(default=text) + "</dc:description>")
    written = packet.replace("\ufeff", "").encode(encoding)

    assert read(xmp_packet=written) == {"caption": text}


def test_declared_entities_are_never_opened():
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    packet = bomb + labels.xmp("<photoshop:Credit>&b;&f;</photoshop:Credit>").split("?>", 1)[1]

    assert read(xmp_packet=packet.encode()) == {}
    assert read(xmp_packet=packet.encode("utf-16")) == {}


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [("utf-8", UTF_8), ("latin-1", b"\x1b.A"), ("latin-1", b""), ("utf-8", b""), ("latin-1", UTF_8)],
)
def test_iptc_is_read_in_the_letters_it_was_written_in(encoding, charset):
    caption = "Élection à Besançon : le maire réélu"
    block = labels.iptc((120, caption.encode(encoding)), charset=charset)

    assert read(iptc_block=block) == {"caption": caption}


def test_windows_quotes_and_the_euro_are_right_in_iptc():
    assert read(iptc_block=labels.iptc((120, CAPTION.encode("cp1252")))) == {"caption": CAPTION}


def test_iptc_says_every_field():
    block = labels.iptc(
        (5, b"DSC_0042"),
        (105, "Grève au port".encode()),
        (110, b"AFP"),
        (80, "Inès Lévêque".encode()),
        (90, b"Saint-Brieuc"),
        (101, b"France"),
        (25, "grève".encode()),
        (25, b"port"),
        (116, "© AFP".encode()),
        (40, "Pas d’archives".encode()),
        (55, b"20260304"),
        (60, b"050607+0100"),
        charset=UTF_8,
    )

    assert read(iptc_block=block) == {
        "title": "Grève au port",
        "credit": "AFP",
        "photographer": "Inès Lévêque",
        "place": "Saint-Brieuc, France",
        "keywords": ["grève", "port"],
        "owner": "© AFP",
        "rights_note": "Pas d’archives",
        "taken_at": "2026-03-04T05:06:07+01:00",
    }


def test_a_text_cut_in_the_middle_of_a_letter_loses_only_that_letter():
    block = labels.iptc((120, "Le café".encode()[:-1]), charset=UTF_8)

    assert read(iptc_block=block) == {"caption": "Le caf"}


@pytest.mark.parametrize("order", ["<", ">"])
def test_exif_says_words_and_the_moment_with_its_zone(order):
    block = labels.exif(
        (0x010E, 2, "Marché de Noël\0".encode()),
        (0x013B, 2, "René Müller\0".encode("latin-1")),
        (0x8298, 2, b"(c) Rene\0Le Rivage\0"),
        (0x9C9B, 1, "Le marché\0".encode("utf-16-le")),
        (0x9C9E, 1, "noël;marché\0".encode("utf-16-le")),
        inner=((0x9003, 2, b"2026:03:04 05:06:07\0"), (0x9011, 2, b"+09:00\0")),
        order=order,
    )

    assert read(exif_block=b"Exif\0\0" + block) == {
        "caption": "Marché de Noël",
        "photographer": "René Müller",
        "owner": "(c) Rene, Le Rivage",
        "title": "Le marché",
        "keywords": ["noël", "marché"],
        "taken_at": "2026-03-04T05:06:07+09:00",
    }


@pytest.mark.parametrize(
    "words", ["OLYMPUS DIGITAL CAMERA     ", "SONY DSC", "DCIM/100MEDIA/DJI_0042.JPG", "Photo"]
)
def test_what_a_camera_writes_by_itself_is_no_caption(words):
    assert read(exif_block=labels.exif((0x010E, 2, words.encode() + b"\0"))) == {}


def test_xmp_is_believed_before_iptc_and_iptc_before_exif():
    packet = labels.xmp("", 'photoshop:Credit="X"').encode()
    block = labels.iptc((110, b"I"), (120, b"caption of I"))
    tags = labels.exif((0x010E, 2, b"caption of E\0"), (0x013B, 2, b"artist of E\0"))

    said = read(xmp_packet=packet, iptc_block=block, exif_block=tags)

    assert said == {"credit": "X", "caption": "caption of I", "photographer": "artist of E"}


def test_places_numbers_and_owners_of_cameras_are_not_read():
    packet = labels.xmp(
        "<exif:GPSLatitude>48,51.5N</exif:GPSLatitude><aux:SerialNumber>SN-1234</aux:SerialNumber>"
        "<aux:OwnerName>Somebody</aux:OwnerName>"
    )
    inner = ((0xA431, 2, b"SN-1234\0"), (0xA430, 2, b"Somebody\0"), (0x927C, 7, b"MAKERNOTE SN-1234"))
    tags = labels.exif((0x8825, 4, b"\0\0\0\x08"), (0x010F, 2, b"Maker\0"), inner=inner)

    assert read(xmp_packet=packet.encode(), exif_block=tags) == {}


def test_lengths_are_sane_and_nothing_unseen_comes_through():
    packet = labels.xmp(
        "<dc:title>" + labels.alternatives(default="a\u202e\u0085\n" + "é" * 400) + "</dc:title>"
        "<dc:description>" + labels.alternatives(default="x" * 9000) + "</dc:description>"
        "<dc:subject>"
        + labels.items("Bag", *(f"word {number}" + "y" * 200 for number in range(90)))
        + "</dc:subject>"
    )

    said = read(xmp_packet=packet.encode())

    assert said["title"] == ("a " + "é" * 400)[:255]
    assert len(said["caption"]) == 5000
    assert len(said["keywords"]) == 50
    assert {len(word) for word in said["keywords"]} == {80}


@pytest.mark.parametrize(
    ("written", "right"),
    [("dÃ©jÃ\xa0", "déjà"), ("lâ€™Ã©tÃ©", "l’été"), ("déjà", "déjà"), ("Â", "Â"), ("€", "€"), ("Ã", "Ã")],
)
def test_words_that_were_once_read_wrongly_are_mended(written, right):
    assert mended(written) == right


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-03-04T05:06:07Z", "2026-03-04T05:06:07+00:00"),
        ("2026-03-04T05:06:07.123", "2026-03-04T05:06:07"),
        ("2026-03-04T05:06", "2026-03-04T05:06:00"),
        ("2026-03-04", "2026-03-04T00:00:00"),
        ("2026-03", ""),
        ("0000-00-00T00:00:00", ""),
        ("2026-02-30T10:00:00", ""),
        ("9999-12-31T23:59:59-12:00", ""),
        ("yesterday", ""),
    ],
)
def test_a_moment_is_one_that_can_be(written, moment):
    assert moment_of(written) == moment


@given(st.binary(max_size=300), st.binary(max_size=300), st.binary(max_size=300))
def test_no_bytes_make_the_readers_fail(packet, block, tags):
    said = read(xmp_packet=packet, iptc_block=block, exif_block=tags)

    assert set(said) <= set(DESCRIBED)


@given(st.lists(st.tuples(st.integers(0, 255), st.binary(max_size=40)), max_size=12), st.data())
def test_iptc_cut_anywhere_is_read_as_far_as_it_goes(datasets, data):
    block = labels.iptc(*datasets, charset=UTF_8)

    iptc.read(block[: data.draw(st.integers(0, len(block)))])


@given(
    st.lists(
        st.tuples(st.sampled_from([0x010E, 0x013B, 0x8298, 0x9C9B, 0x0112]), st.binary(max_size=30)),
        max_size=8,
    ),
    st.integers(0, 400),
    st.integers(0, 255),
)
def test_exif_broken_anywhere_is_read_as_far_as_it_goes(tags, at, byte):
    block = bytearray(
        labels.exif(*((number, 7, value) for number, value in tags), inner=((0x9003, 2, b"2026:03:04"),))
    )
    if at < len(block):
        block[at] = byte

    exif.read(bytes(block))
    assert exif.orientation(bytes(block)) in range(1, 9)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_xmp_of_any_text_gives_clean_text(text):
    inside = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    packet = labels.xmp(f"<photoshop:Credit>{inside}</photoshop:Credit>").encode()

    said = read(xmp_packet=packet)

    assert not UNSEEN.search(said.get("credit", ""))


@given(st.binary(max_size=200), st.integers(0, 900))
def test_xmp_with_foreign_bytes_in_it_never_fails(foreign, at):
    packet = labels.xmp("<dc:title>" + labels.alternatives(default="Le port") + "</dc:title>").encode()

    xmp.read(packet[:at] + foreign + packet[at:])


def test_a_loop_of_directories_ends():
    loop = b"MM\0*\0\0\0\x08" + b"\0\x01" + b"\x87\x69\0\x04\0\0\0\x01\0\0\0\x08" + b"\0\0\0\x08"

    assert exif.read(loop) == {}


def test_what_was_placed_in_a_picture_does_not_speak_for_it():
    placed = (
        "<xmp:Pantry><rdf:Bag><rdf:li><rdf:Description><photoshop:Credit>Somebody else</photoshop:Credit>"
        "</rdf:Description></rdf:li></rdf:Bag></xmp:Pantry>"
    )

    assert read(xmp_packet=labels.xmp(placed).encode()) == {}


def test_the_place_shown_is_the_place_where_nothing_shorter_says_it():
    shown = (
        "<Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li><rdf:Description Iptc4xmpExt:City='Lyon'/></rdf:li></rdf:Bag>"
        "</Iptc4xmpExt:LocationCreated>"
        "<Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li rdf:parseType='Resource'>"
        "<Iptc4xmpExt:CountryName>France</Iptc4xmpExt:CountryName>"
        "<Iptc4xmpExt:City>Saint-Malo</Iptc4xmpExt:City></rdf:li></rdf:Bag></Iptc4xmpExt:LocationShown>"
    )

    assert read(xmp_packet=labels.xmp(shown).encode()) == {"place": "Saint-Malo, France"}
    assert read(xmp_packet=labels.xmp(shown, "photoshop:City='Brest'").encode()) == {"place": "Brest"}
    assert read(xmp_packet=labels.xmp(shown.split("<Iptc4xmpExt:LocationShown>")[0]).encode()) == {
        "place": "Lyon"
    }
