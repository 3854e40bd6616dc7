"""文种 and format, and what the two ask of each other (条例, articles 8 and 9; GB/T 9704-2012, clause 10)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.standard import KINDS, Direction, Format, Kind
from generator.templates.text.front_matter.entries import Entries

_BRACKETS_AT_END = re.compile(r"（[^（）]*）$")
_OWN_FORMATS = (Format.ORDER, Format.MINUTES)
"""Formats that are those of one 文种 only; a 信函 may be of any that does not go up."""


@dataclass(frozen=True, slots=True)
class Nature:
    """What a paper is: its 文种, as the writer says or as its title ends, None where neither says; its format.

    ``written`` is the 文种 as the writer says, "" where he does not.
    """

    kind: Kind | None
    format: Format
    written: str = ""

    @property
    def upward(self) -> bool:
        """Whether its 文种 always goes up, so that it names 签发人 (条例, article 9)."""
        return self.kind is not None and self.kind.signers is True

    @property
    def downward(self) -> bool:
        """Whether its 文种 never goes up, so that it names none."""
        return self.kind is not None and self.kind.signers is False

    @property
    def takes_recipients(self) -> bool:
        """Whether it needs 主送机关: not in 命令 and 纪要, nor where it is made public or adopted by a meeting."""
        if self.format in _OWN_FORMATS:
            return False
        return self.kind is None or not (Direction.PUBLIC in self.kind.directions or self.kind.name == "决议")


def nature(entries: Entries, title: str) -> Nature:
    """文种 and format of the paper called ``title``; the format is the 文种's own where none is written."""
    kind = KINDS.get(entries.choice("kind", tuple(KINDS)))
    written = entries.choice("format", tuple(Format))
    by_title = _kind_of(title)
    format_ = Format(written) if written else (kind.format if kind is not None else Format.GENERAL)
    if kind is not None:
        _check_format(entries, kind, format_)
        if by_title is not None and by_title.name != kind.name and format_ not in _OWN_FORMATS:
            entries.report("notice-kind-title", "kind", {"kind": kind.name, "title": by_title.name})
    return Nature(kind or by_title, format_, kind.name if kind is not None else "")


def _check_format(entries: Entries, kind: Kind, format_: Format) -> None:
    """命令 and 纪要 are formats of their own 文种; a 纪要 may be set otherwise, as 10.3 leaves it to the house."""
    strange = format_ in _OWN_FORMATS and kind.format is not format_
    if strange or (kind.format is Format.ORDER and format_ is not Format.ORDER):
        key = "format" if entries.get("format") is not None else "kind"
        entries.report("notice-format-kind", key, {"kind": kind.name, "format": str(format_)})


def _kind_of(title: str) -> Kind | None:
    """The 文种 that ``title`` ends with, what is in brackets behind it aside."""
    bare = _BRACKETS_AT_END.sub("", title)
    names = [name for name in KINDS if bare.endswith(name)]
    return KINDS[max(names, key=len)] if names else None
