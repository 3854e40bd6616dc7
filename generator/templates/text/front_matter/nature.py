"""文种 and format of a paper, and whether they agree (条例, articles 8 and 9; GB/T 9704-2012, clause 10)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.standard import KINDS, Direction, Format, Kind
from generator.templates.text.front_matter.entries import Entries

_BRACKETS_AT_END = re.compile(r"（[^（）]*）$")
_OWN_FORMATS = (Format.ORDER, Format.MINUTES)
"""Formats of one 文种 only; a 信函 may be of any 文种 that does not go up."""


@dataclass(frozen=True, slots=True)
class Nature:
    """The 文种 of a paper, as written or by the end of its title (None where neither gives one), and its format.

    ``written`` is the 文种 as written, ``""`` where it is not.
    """

    kind: Kind | None
    format: Format
    written: str = ""

    @property
    def upward(self) -> bool:
        """Whether its 文种 always goes up, so that 签发人 are required (条例, article 9)."""
        return self.kind is not None and self.kind.signers is True

    @property
    def downward(self) -> bool:
        """Whether its 文种 never goes up, so that it has no 签发人."""
        return self.kind is not None and self.kind.signers is False

    @property
    def takes_recipients(self) -> bool:
        """Whether it must have 主送机关: not 命令 and 纪要, nor what is made public or adopted by a meeting."""
        if self.format in _OWN_FORMATS:
            return False
        return self.kind is None or not (Direction.PUBLIC in self.kind.directions or self.kind.name == "决议")


def nature(entries: Entries, title: str) -> Nature:
    """Return 文种 and format of the paper called ``title``; the format is the 文种's own where none is written."""
    kind = KINDS.get(entries.choice("kind", tuple(KINDS)))
    by_title = _kind_of(title)
    found = nature_of("" if kind is None else kind.name, entries.choice("format", tuple(Format)), title)
    if kind is not None:
        _check_format(entries, kind, found.format)
        if by_title is not None and by_title.name != kind.name and found.format not in _OWN_FORMATS:
            entries.report("notice-kind-title", "kind", {"kind": kind.name, "title": by_title.name})
    return found


def nature_of(kind: str, format_: str, title: str) -> Nature:
    """The nature of a paper by the words written for them, ``""`` for none, and by its title."""
    written = KINDS.get(kind)
    usual = Format.GENERAL if written is None else written.format
    return Nature(written or _kind_of(title), Format(format_) if format_ else usual, kind)


def _check_format(entries: Entries, kind: Kind, format_: Format) -> None:
    """Note a format that does not fit the 文种.

    命令 and 纪要 are formats of their own 文种. A 纪要 may have another format, since 10.3 leaves it to the house.
    """
    strange = format_ in _OWN_FORMATS and kind.format is not format_
    if strange or (kind.format is Format.ORDER and format_ is not Format.ORDER):
        key = "format" if entries.get("format") is not None else "kind"
        entries.report("notice-format-kind", key, {"kind": kind.name, "format": str(format_)})


def _kind_of(title: str) -> Kind | None:
    """Return the 文种 that ``title`` ends with, apart from brackets at its end; None where it ends with none."""
    bare = _BRACKETS_AT_END.sub("", title)
    names = [name for name in KINDS if bare.endswith(name)]
    return KINDS[max(names, key=len)] if names else None
