"""What keeps a Word file from being set in."""

from __future__ import annotations


class InsetRefusal(ValueError):  # noqa: N818  it refuses, nothing has gone wrong
    """A Word file that cannot be set in, for what it has: each thing in Chinese and English."""

    def __init__(self, *what: str) -> None:
        super().__init__("; ".join(what))
        self.what = what
