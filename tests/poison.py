"""Values nobody in their right mind sends: as text, as bytes of an address, and as bytes of a form."""

import json
import os
import random
from pathlib import Path
from urllib.parse import quote

SEED = int(os.environ.get("SEED", random.randrange(10**6)))
NAUGHTY = 40
#: So many of them meet each field in a short run; all of them in the long one.
SOME = 8
MEGABYTE = 1_000_000

#: For any field of a form.
TEXTS = [
    "",
    "a\x00b",
    "-1",
    "0",
    "1e999",
    "9" * 30,
    "٣",
    "true",
    "[]",
    '{"a": 1}',
    "0001-01-01T00:00",
    "9999-12-31T23:59",
    "9999-12-31T23:59:59.999999",
    "2024-02-30T12:00",
    "2024-03-31T02:30",
    "2024-10-27T02:30",
    "-0001-01-01T00:00",
    "2024-01-01T00:00+99:99",
    "\ufffe\uffff\U0010ffff",
    "\u202eright to left\u202c\u2066",
    "é" * 600,
    "🧂" * 300,
    "' OR 1=1; --",
    "%s %(a)s {0} {a}",
    "../../../../etc/passwd",
    "\r\nSet-Cookie: a=b",
    "<p>" * 1000,
]

NUL = "a\x00b"
HUGE = "x" * MEGABYTE

#: For any part of an address, already quoted: the last ones are no UTF-8.
PARTS = [
    *(quote(text, safe="") for text in TEXTS if text),
    "%00",
    "%FF%FE",
    "%C3%28",
    "%ED%A0%80",
    "..%2F..%2Fetc%2Fpasswd",
    "a" * 5000,
]

#: For the dates in archive addresses.
DAYS = [
    ("0001", "01", "01"),
    ("9999", "12", "31"),
    ("0000", "00", "00"),
    ("2024", "02", "30"),
    ("2024", "13", "01"),
]

#: Forms that are none, each a content type and a body.
BODIES = [
    ("application/x-www-form-urlencoded", b"headline=%FF%FE&body=%C3%28"),
    ("application/x-www-form-urlencoded", b"headline=\xff\xfe\x00"),
    ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % number for number in range(2000))),
    ("application/x-www-form-urlencoded", b"body=" + b"x" * (6 * MEGABYTE)),
    ("multipart/form-data; boundary=x", b"--y\r\nnot the boundary\r\n"),
    ("multipart/form-data", b"no boundary at all"),
    (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="headline"\r\n\r\n\xff\xfe\r\n--x--',
    ),
    ("application/json", b'{"headline": "\\u0000"}'),
    ("application/json", b"[" * 100_000),
    ("application/xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    ("text/plain; charset=nonsense", b"headline=a"),
    ("", b"\x00\x01\x02"),
]


_chance = random.Random(SEED)


def some(values: list[str]) -> list[str]:
    """A few of the values, others every time; all of them in the long run."""
    return values if os.environ.get("LONG_RUN") else _chance.sample(values, min(SOME, len(values)))


def naughty() -> list[str]:
    """Some public strings that broke other people's programs, by SEED; none where NEWSROOM_CORPORA is not set."""
    folder = os.environ.get("NEWSROOM_CORPORA", "")
    if not folder:
        return []
    known = json.loads((Path(folder) / "strings" / "naughty.json").read_text())
    strings = [text for text in known if text]
    return strings if os.environ.get("LONG_RUN") else random.Random(SEED).sample(strings, NAUGHTY)
