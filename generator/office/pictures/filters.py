"""The names of the filters that print a picture of the folder, in every kind of template."""

from __future__ import annotations

IMAGE = ("image", "图片")

_BY_NAME = "map"
"""The filter that calls others, whose name may be an expression."""


def may_print_pictures(code: str) -> bool:
    """Whether tags with this ``code`` may print a picture; false only where that is certain."""
    return any(name in code for name in (*IMAGE, _BY_NAME))
