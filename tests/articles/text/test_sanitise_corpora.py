"""Every public payload of the corpora, where NEWSROOM_CORPORA names them, comes out harmless."""

import json
import os
from pathlib import Path

import pytest
from lxml import etree

from articles.text.sanitise import sanitise
from tests.articles.text.cleanliness import faults

CORPORA = os.environ.get("NEWSROOM_CORPORA", "")
FILES = [
    "payloadbox.txt",
    "payloads-all-the-things.txt",
    "html5-security-cheatsheet.json",
    "owasp-filter-evasion.json",
    "htmlpurifier-attacks.xml",
]

pytestmark = pytest.mark.skipif(not CORPORA, reason="NEWSROOM_CORPORA names no folder")


def payloads(path: Path) -> list[str]:
    """The payloads of one file, whatever way it holds them."""
    if path.suffix == ".json":
        return [str(entry) for entry in json.loads(path.read_text())]
    if path.suffix == ".xml":
        return [code.text or "" for code in etree.parse(str(path)).getroot().iter("code")]
    return path.read_text(errors="replace").splitlines()


@pytest.mark.parametrize("name", FILES)
def test_no_public_payload_leaves_anything_behind(name):
    found = payloads(Path(CORPORA) / "xss" / name)

    left = {
        payload: clean for payload in found if faults(clean := sanitise(payload)) or sanitise(clean) != clean
    }

    assert len(found) > 100
    assert left == {}


def test_all_payloads_in_one_body_leave_nothing_behind():
    body = "\n".join(payload for name in FILES for payload in payloads(Path(CORPORA) / "xss" / name))

    clean = sanitise(body)

    assert faults(clean) == []
    assert sanitise(clean) == clean


def test_naughty_strings_are_kept_as_text():
    strings = json.loads((Path(CORPORA) / "strings" / "naughty.json").read_text())

    assert {string: faults(sanitise(string)) for string in strings if faults(sanitise(string))} == {}
