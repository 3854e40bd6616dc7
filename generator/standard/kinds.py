"""The fifteen 文种 of the 条例, article 8, and what each implies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """The four formats of GB/T 9704-2012: the general one (clause 7), and those of clause 10."""

    GENERAL = "公文"
    LETTER = "信函"
    ORDER = "命令"
    MINUTES = "纪要"


class Direction(StrEnum):
    """Which way a document goes. The 条例 names the uses; the direction that follows from them is practice."""

    UP = "上行"
    LEVEL = "平行"
    DOWN = "下行"
    PUBLIC = "公布"


@dataclass(frozen=True, slots=True)
class Kind:
    """One 文种.

    ``directions`` are the ways it can go, the usual one first. ``signers``: True where it always names 签发人
    (7.2.6, 上行文), None where it does so when it goes up, else False. ``format`` is the one it is usually set in.
    """

    name: str
    directions: tuple[Direction, ...]
    signers: bool | None = False
    format: Format = Format.GENERAL


_UP, _LEVEL, _DOWN, _PUBLIC = Direction.UP, Direction.LEVEL, Direction.DOWN, Direction.PUBLIC

_TABLE = (
    Kind("决议", (_DOWN,)),
    Kind("决定", (_DOWN,)),
    Kind("命令", (_DOWN,), format=Format.ORDER),
    Kind("令", (_DOWN,), format=Format.ORDER),
    Kind("公报", (_PUBLIC,)),
    Kind("公告", (_PUBLIC,)),
    Kind("通告", (_PUBLIC,)),
    Kind("意见", (_DOWN, _UP, _LEVEL), signers=None),
    Kind("通知", (_DOWN,)),
    Kind("通报", (_DOWN,)),
    Kind("报告", (_UP,), signers=True),
    Kind("请示", (_UP,), signers=True),
    Kind("批复", (_DOWN,)),
    Kind("议案", (_UP, _LEVEL), signers=None),
    Kind("函", (_LEVEL,), format=Format.LETTER),
    Kind("纪要", (_DOWN, _LEVEL, _UP), format=Format.MINUTES),
)

KINDS: dict[str, Kind] = {kind.name: kind for kind in _TABLE}
"""Every 文种 by its name; 命令 and 令 are one with two names."""
