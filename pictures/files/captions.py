"""Captions: WebVTT as its specification writes it (w3.org/TR/webvtt1), and SubRip turned into it.

Strict where browsers are lenient: a cue that a browser would drop without a word is refused here, by its line.
"""

import re

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from newsroom.refusals import Invalid

LARGEST = 2 * 1024 * 1024
HOURS = r"(?:(\d{2,}):)?"
TIME = HOURS + r"([0-5]\d):([0-5]\d)\.(\d{3})"
TIMING = re.compile(rf"{TIME}[ \t]+-->[ \t]+{TIME}((?:[ \t]+\S+)*)[ \t]*")
SUBRIP = re.compile(r"(\d{1,3}:\d{2}:\d{2})[,.](\d{3})[ \t]*-->[ \t]*(\d{1,3}:\d{2}:\d{2})[,.](\d{3})[ \t]*")
SETTING = re.compile(r"(vertical|line|position|size|align|region):\S+")
TAG = re.compile(r"<(/?)([^<>]*)>")
TAG_NAMES = re.compile(r"(?:c|i|b|u|v|ruby|rt|lang)(?:\.[^\s.<>&]+)*(?:[ \t][^<>]*)?|[\d:.]+|")
ENTITY = re.compile(r"&(?!(?:amp|lt|gt|lrm|rlm|nbsp|#\d+|#x[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]+);)")


class WrongCaptions(Invalid):
    """The captions cannot be used as they are; the sentence names the line."""


def checked_captions(held: bytes) -> tuple[str, bool]:
    """The captions as WebVTT in one spelling, and whether they came as SubRip. Raises WrongCaptions."""
    if len(held) > LARGEST:
        raise WrongCaptions(_("Captions may have 2 MB at most."))
    try:
        text = held.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = held[: wrong.start].count(b"\n") + 1
        raise _wrong(line, _("these are no letters in UTF-8. Save the file as UTF-8.")) from wrong
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").split("\n")
    was_subrip = _is_subrip(lines)
    if was_subrip:
        lines = _from_subrip(lines)
    _check(lines)
    return "\n".join(lines).rstrip("\n") + "\n", was_subrip


def _is_subrip(lines: list[str]) -> bool:
    if lines[0].startswith("WEBVTT"):
        return False
    return any(SUBRIP.fullmatch(line.strip()) for line in lines[:50])


def _from_subrip(lines: list[str]) -> list[str]:
    """SubRip's times have a comma for the point; its numbers are names of cues here."""
    turned = ["WEBVTT", ""]
    for line in lines:
        timed = SUBRIP.fullmatch(line.strip())
        if timed is None:
            turned.append(line.strip())
            continue
        start, start_ms, end, end_ms = timed.groups()
        turned.append(f"{start.zfill(8)}.{start_ms} --> {end.zfill(8)}.{end_ms}")
    return turned


def _check(lines: list[str]) -> None:
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        raise _wrong(1, _("captions begin with the word WEBVTT."))
    at = 1
    while at < len(lines) and lines[at]:
        if "-->" in lines[at]:
            raise _wrong(at + 1, _("an empty line belongs between WEBVTT and the first caption."))
        at += 1
    cues, last = 0, 0
    while at < len(lines):
        block = at
        while at < len(lines) and lines[at]:
            at += 1
        if at > block:
            started = _check_block(lines[block:at], block + 1, last)
            cues, last = cues + (started is not None), last if started is None else started
        at += 1
    if not cues:
        raise _wrong(len(lines), _("there is no caption in this file."))


def _check_block(block: list[str], number: int, last: int) -> int | None:
    """The start of this cue in milliseconds; None for a note, a style or a region."""
    if re.fullmatch(r"NOTE(?:[ \t].*)?", block[0]):
        return None
    if block[0].strip() in ("STYLE", "REGION"):
        raise _wrong(number, _("styles and regions are not kept: take this block out."))
    if "-->" not in block[0]:
        if len(block) < 2 or "-->" not in block[1]:
            raise _wrong(number, _("a time belongs here, as in 00:01.000 --> 00:04.000."))
        block, number = block[1:], number + 1
    started = _check_timing(block[0], number, last)
    if len(block) < 2:
        raise _wrong(number, _("no words follow this time."))
    for shift, words in enumerate(block[1:], 1):
        _check_words(words, number + shift)
    return started


def _check_timing(line: str, number: int, last: int) -> int:
    timed = TIMING.fullmatch(line)
    if timed is None:
        raise _wrong(number, _("this time cannot be read. It is written as in 00:01.000 --> 00:04.000."))
    start, end = _milliseconds(timed.groups()[:4]), _milliseconds(timed.groups()[4:8])
    if end <= start:
        raise _wrong(number, _("this caption ends before it begins."))
    if start < last:
        raise _wrong(number, _("this caption begins before the one above it."))
    for setting in (timed.group(9) or "").split():
        if not SETTING.fullmatch(setting):
            raise _wrong(number, _("only a place or an alignment may follow the time."))
    return start


def _check_words(words: str, number: int) -> None:
    if "-->" in words:
        raise _wrong(number, _("an empty line belongs between two captions."))
    for tag in TAG.finditer(words):
        if not TAG_NAMES.fullmatch(tag.group(2)):
            raise _wrong(
                number, _("captions know no such tag. A “less than” sign that is to be seen is escaped.")
            )
    if "<" in TAG.sub("", words):
        raise _wrong(number, _("a tag is not closed here. A “less than” sign that is to be seen is escaped."))
    if ENTITY.search(words):
        raise _wrong(number, _("an ampersand that is to be seen is escaped."))


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def _wrong(line: int, what: str | Promise) -> WrongCaptions:
    return WrongCaptions(format_lazy("{} {}", format_lazy(_("Line {line}:"), line=line), what))
