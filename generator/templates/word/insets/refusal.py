"""Reasons why an attached Word file cannot be included."""

from __future__ import annotations

from generator.ground.errors import Said


class InsetRefusal(ValueError):  # noqa: N818  it refuses, nothing has gone wrong
    """A Word file that cannot be set in; ``what`` names each thing in it that is in the way."""

    def __init__(self, *what: Said) -> None:
        super().__init__("; ".join(each.en for each in what))
        self.what = what
