"""Reasons why an attached Word file cannot be included."""

from __future__ import annotations

from generator.ground.errors import Said


class InsetRefusal(ValueError):  # noqa: N818  a refusal, not an error of the program
    """A Word file that cannot be set in; ``what`` names each obstacle in it."""

    def __init__(self, *what: Said) -> None:
        super().__init__("; ".join(each.en for each in what))
        self.what = what
