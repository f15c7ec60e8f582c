"""Which bytes of a file a request asks for (RFC 9110, section 14): one range, or all of it."""

import re

ONE_RANGE = re.compile(r"bytes=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*", re.IGNORECASE)


class OutsideTheFile(ValueError):
    """The range begins after the end of the file: the answer is 416."""


def range_of(header: str, size: int) -> tuple[int, int] | None:
    """The first byte and the number of bytes asked for; None for all of the file.

    What is no range, or several, is answered with the whole file, as the standard allows. Raises OutsideTheFile.
    """
    asked = ONE_RANGE.fullmatch(header.strip())
    if asked is None or asked.groups() == ("", ""):
        return None
    first, last = asked.groups()
    if not first:
        start = max(0, size - int(last))
        if not int(last) or start >= size:
            raise OutsideTheFile
        return start, size - start
    start = int(first)
    if last and int(last) < start:
        return None
    if start >= size:
        raise OutsideTheFile
    end = min(int(last), size - 1) if last else size - 1
    return start, end - start + 1
