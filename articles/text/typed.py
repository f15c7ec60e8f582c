"""What a form said, letter for letter, and the digest by which browser and server know they mean the same words."""

import hashlib
import json
from collections.abc import Iterable

Pair = tuple[str, str]

#: What is sent along with a form and is no part of its words.
ABOUT_THE_SENDING = frozenset(
    [
        "csrfmiddlewaretoken",
        "tab",
        "sequence",
        "client_save_id",
        "fence",
        "digest",
        "then",
        "confirm_revise",
        "publication_version",
    ]
)


def typed_pairs(sent: Iterable[tuple[str, Iterable[str]]]) -> list[Pair]:
    """The words of a form as [name, value] pairs: each name where it first stood, its values in their order."""
    return [
        (name, one_kind_of_line_break(value))
        for name, values in sent
        if name not in ABOUT_THE_SENDING
        for value in values
    ]


def one_kind_of_line_break(text: str) -> str:
    """On their way forms get CR LF for every line break, also for a lone CR."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def digest_of(pairs: Iterable[Pair]) -> str:
    """Hex SHA-256 of the pairs as `JSON.stringify` writes them, in UTF-8.

    `json.dumps` escapes as JavaScript does but for U+007F, which both leave alone, and lone surrogates, which no
    form can send.
    """
    written = json.dumps([list(pair) for pair in pairs], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()
