"""A row of whole numbers in few bytes: what a body's block ids and keys are stored as.

Each number is told as its distance from the one before (zigzag, so that a step back is short too), seven bits a
byte, the least significant first, the eighth bit set on all but the last: Protocol Buffers' `sint64`, on distances.
Neighbouring paragraphs have neighbouring numbers, so that most take one byte where an array of PostgreSQL's takes
eight and 24 for itself.
"""

from collections.abc import Iterable


def pack(numbers: Iterable[int]) -> bytes:
    """The bytes `unpack` makes the numbers from again."""
    packed = bytearray()
    previous = 0
    for number in numbers:
        distance = number - previous
        previous = number
        rest = 2 * distance if distance >= 0 else -2 * distance - 1
        while rest > 0x7F:
            packed.append(rest & 0x7F | 0x80)
            rest >>= 7
        packed.append(rest)
    return bytes(packed)


def unpack(packed: bytes) -> list[int]:
    """The numbers `pack` was given; ValueError for bytes it never made."""
    numbers = []
    number = rest = shift = 0
    for byte in packed:
        rest |= (byte & 0x7F) << shift
        if byte & 0x80:
            shift += 7
            continue
        number += -(rest + 1 >> 1) if rest & 1 else rest >> 1
        numbers.append(number)
        rest = shift = 0
    if shift:
        raise ValueError("The last number is cut off.")
    return numbers
