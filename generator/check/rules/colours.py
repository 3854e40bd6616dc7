"""Which colours of a file are black and which are red."""

from __future__ import annotations

from generator.ground.errors import Said

_DARK = 8  # of 255; programs write black in several ways
_BRIGHT, _MUCH_MORE = 150, 2
_NEAR = 8

RED = "FF0000"
BLACK_SAID, RED_SAID = Said("黑色", "black"), Said("红色", "red")


def said(color: str | None) -> Said:
    """A colour RRGGBB as it is reported."""
    if color is None or is_black(color):
        return BLACK_SAID
    return Said(f"红色 {color}", f"red ({color})") if is_red(color) else Said(f"颜色 {color}", f"the colour {color}")


def is_black(color: str | None) -> bool:
    """Whether the colour RRGGBB is black; a colour that is left to the program is."""
    return color is None or max(_parts(color)) <= _DARK


def is_red(color: str | None) -> bool:
    """Whether the colour RRGGBB is a red."""
    if color is None:
        return False
    red, green, blue = _parts(color)
    return red > _BRIGHT and red > _MUCH_MORE * max(green, blue)


def is_plain_red(color: str) -> bool:
    """Whether it is the red of screens, FF0000."""
    return all(abs(one - other) <= _NEAR for one, other in zip(_parts(color), _parts(RED), strict=True))


def _parts(color: str) -> tuple[int, int, int]:
    return int(color[:2], 16), int(color[2:4], 16), int(color[4:6], 16)
