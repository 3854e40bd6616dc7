"""Bytes changed without a thought of what they mean."""

from __future__ import annotations

import random
from collections.abc import Callable

_Change = Callable[[bytearray, random.Random], None]


def mutated_bytes(data: bytes, dice: random.Random) -> bytes:
    """``data`` with one to eight changes: bits, bytes, pieces gone, doubled or moved."""
    changed = bytearray(data)
    for _ in range(dice.choice((1, 1, 1, 2, 4, 8))):
        if changed:
            dice.choice(_CHANGES)(changed, dice)
    return bytes(changed)


def _piece(data: bytearray, dice: random.Random) -> slice:
    start = dice.randrange(len(data))
    return slice(start, start + dice.choice((1, 2, 4, 16, 64, 1024)))


def _flip(data: bytearray, dice: random.Random) -> None:
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def _byte(data: bytearray, dice: random.Random) -> None:
    data[dice.randrange(len(data))] = dice.choice((0, 1, 0x7F, 0x80, 0xFF, dice.randrange(256)))


def _number(data: bytearray, dice: random.Random) -> None:
    """Two or four bytes that are read as a length or an offset."""
    start, width = dice.randrange(len(data)), dice.choice((2, 4))
    value = dice.choice((0, 1, len(data), 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFF)) & ((1 << 8 * width) - 1)
    data[start : start + width] = value.to_bytes(width, "little")


def _cut(data: bytearray, dice: random.Random) -> None:
    del data[dice.randrange(len(data)) :]


def _behead(data: bytearray, dice: random.Random) -> None:
    del data[: dice.randrange(min(len(data), 64))]


def _gone(data: bytearray, dice: random.Random) -> None:
    del data[_piece(data, dice)]


def _doubled(data: bytearray, dice: random.Random) -> None:
    piece = data[_piece(data, dice)]
    place = dice.randrange(len(data))
    data[place:place] = piece * dice.choice((1, 2, 50))


def _moved(data: bytearray, dice: random.Random) -> None:
    place = _piece(data, dice)
    piece = data[place]
    del data[place]
    start = dice.randint(0, len(data))
    data[start:start] = piece


def _noise(data: bytearray, dice: random.Random) -> None:
    place = dice.randint(0, len(data))
    data[place:place] = dice.randbytes(dice.choice((1, 4, 30, 500)))


_CHANGES: tuple[_Change, ...] = (_flip, _flip, _byte, _number, _cut, _behead, _gone, _doubled, _moved, _noise)
