"""What a file says of itself in XMP (ISO 16684-1): Dublin Core, Photoshop, IPTC Core and Extension, PLUS, rights."""

import re
from collections.abc import Iterator

from lxml import etree

LARGEST = 4 * 1024 * 1024

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
EXTENSION = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
PLUS = "{http://ns.useplus.org/ldf/xmp/1.0/}"
RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
EXIF = "{http://ns.adobe.com/exif/1.0/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"

#: Under each name where it may be said, best first: all that the first group with anything says is taken.
PLACES = {
    "title": ((PHOTOSHOP + "Headline", DC + "title"),),
    "caption": ((DC + "description",),),
    "credit": ((PHOTOSHOP + "Credit", PHOTOSHOP + "Source"),),
    "photographer": ((DC + "creator",),),
    "alt": ((CORE + "AltTextAccessibility",),),
    "place": (
        (CORE + "Location", PHOTOSHOP + "City", PHOTOSHOP + "State", PHOTOSHOP + "Country"),
        (EXTENSION + "LocationShown",),
        (EXTENSION + "LocationCreated",),
    ),
    "taken_at": ((PHOTOSHOP + "DateCreated", EXIF + "DateTimeOriginal", XMP + "CreateDate"),),
    "keywords": ((DC + "subject",),),
    "owner": ((PLUS + "CopyrightOwner", DC + "rights"),),
    "rights_note": ((RIGHTS + "UsageTerms", PHOTOSHOP + "Instructions"),),
}

WHERE = tuple(EXTENSION + part for part in ("Sublocation", "City", "ProvinceState", "CountryName"))

#: Structures of which some parts are words, in the order they are read.
PARTS = {
    PLUS + "CopyrightOwner": (PLUS + "CopyrightOwnerName",),
    EXTENSION + "LocationShown": WHERE,
    EXTENSION + "LocationCreated": WHERE,
}

#: Declarations are how entities come in; XMP has none.
DECLARED = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


def read(packet: bytes) -> dict[str, list[str]]:
    """Under names of DESCRIBED all that the packet says, best first; nothing when it is no XMP."""
    root = _parsed(packet)
    if root is None:
        return {}
    properties: dict[str, list[str]] = {}
    for name, values in _properties(root):
        properties.setdefault(name, []).extend(values)
    said = {}
    for name, groups in PLACES.items():
        for places in groups:
            values = [value for place in places for value in properties.get(place, []) if value.strip()]
            if values:
                said[name] = values
                break
    return said


def _parsed(packet: bytes):
    if not packet or len(packet) > LARGEST:
        return None
    text = _text_of(packet)
    start, end = text.find("<"), text.rfind(">")
    if start < 0 or DECLARED.search(text):
        return None
    # Parsed from UTF-8 of our own making: what the packet claims its encoding to be no longer matters.
    text = re.sub(r"^<\?xml[^>]*\?>", "", text[start : end + 1])
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _text_of(packet: bytes) -> str:
    """In UTF-16 where a mark or the zero bytes beside its first sign say so, else UTF-8, else Latin."""
    if packet.startswith(MARKS[:2]):
        return packet.decode("utf-16", "replace")
    if packet[:2] == b"<\0":
        return packet.decode("utf-16-le", "replace")
    if packet[:2] == b"\0<":
        return packet.decode("utf-16-be", "replace")
    try:
        return packet.decode("utf-8-sig")
    except UnicodeDecodeError:
        return packet.decode("cp1252", "replace")


def _properties(root) -> Iterator[tuple[str, list[str]]]:
    # Those of the file itself: of what was once placed in it there are more, further in.
    for description in root.iterfind(f".//{RDF}RDF/{RDF}Description"):
        for name, value in description.attrib.items():
            yield name, [value]
        for child in description:
            yield child.tag, _values(child)


def _values(element) -> list[str]:
    """A plain text; the items of a list; of alternatives by language the default one; of structures their words."""
    if element.tag in PARTS:
        return _parts(element, PARTS[element.tag])
    for alternatives in element.iterfind(RDF + "Alt"):
        items = list(alternatives.iterfind(RDF + "li"))
        items.sort(key=lambda item: item.get(LANGUAGE) != "x-default")
        return [text for item in items if (text := item.text or "").strip()][:1]
    items = [*element.iterfind(f"{RDF}Bag/{RDF}li"), *element.iterfind(f"{RDF}Seq/{RDF}li")]
    if items:
        return [item.text or "" for item in items]
    return [element.text or ""]


def _parts(structures, names: tuple[str, ...]) -> list[str]:
    """The words of these parts, be they elements or attributes, plain or in several languages."""
    found = []
    for name in names:
        found += [part.get(name) for part in structures.iter() if part.get(name)]
        for part in structures.iter(name):
            found += _values(part)
    return found
