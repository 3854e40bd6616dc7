"""Unjoinable: the reasons why a paper cannot be in a print file."""

from __future__ import annotations

from collections.abc import Iterable

from generator.ground.errors import Said


class Unjoinable(ValueError):  # noqa: N818  a refusal, not an error of the program
    """A paper that cannot be joined; ``code`` is the problem's, ``what`` names each obstacle."""

    def __init__(self, what: Said | Iterable[Said], code: str = "template-print-has") -> None:
        self.what = (what,) if isinstance(what, Said) else tuple(dict.fromkeys(what))
        self.code = code
        super().__init__("; ".join(map(str, self.what)))
