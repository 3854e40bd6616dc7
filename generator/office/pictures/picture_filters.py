"""The names of the filter that prints a picture of the folder, in every kind of template."""

from __future__ import annotations

IMAGE = ("image", "图片")

_BY_NAME = "map"
"""The filter that calls others; their names may be expressions."""


def may_print_pictures(code: str) -> bool:
    """Whether tags with this ``code`` may print a picture; False only where they certainly do not."""
    return any(name in code for name in (*IMAGE, _BY_NAME))
