"""Which colours are red and which black, whatever program mixed them."""

from __future__ import annotations

BLACK = "000000"

_BRIGHT, _MUCH_MORE = 150, 2


def is_red(color: str) -> bool:
    """Whether the colour RRGGBB is a red."""
    red, green, blue = (int(color[place : place + 2], 16) for place in (0, 2, 4))
    return red > _BRIGHT and red > _MUCH_MORE * max(green, blue)
