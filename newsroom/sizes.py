"""How large a file is, as newspapers write it: powers of ten, « ko » and « Mo » in French."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

STEP = 1000


def size_in_words(size: int) -> str:
    """`812 KB`, `2.3 MB`, `1.2 GB`; in French `812 ko`, `2,3 Mo`, `1,2 Go`. Nothing is smaller than `1 KB`."""
    if size < STEP**2 - STEP / 2:
        return _whole(_("{size} KB"), number_format(max(round(size / STEP), 1), 0))
    if size < STEP**3 - STEP**2 / 20:
        return _whole(_("{size} MB"), _short(size / STEP**2))
    return _whole(_("{size} GB"), _short(size / STEP**3))


def _whole(words: str, number: str) -> str:
    """The number and its sign on one line, also where the sentence has a plain space."""
    return words.replace(" ", "\xa0").format(size=number)


def _short(number: float) -> str:
    """With one decimal where it says something: `2.3`, but `2` and `140`."""
    rounded = round(number, 1)
    return number_format(rounded, 0 if rounded >= 100 or rounded == int(rounded) else 1)
