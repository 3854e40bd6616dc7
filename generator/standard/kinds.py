"""The fifteen 文种 of the 条例, article 8, and what each implies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.standard.forms import FORMS, Format


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
    (7.2.6, 上行文), None where it does so when it goes up, else False.
    """

    name: str
    directions: tuple[Direction, ...]
    signers: bool | None = False

    @property
    def format(self) -> Format:
        """The format that it is usually set in."""
        return next((each for each, form in FORMS.items() if self.name in form.kinds), Format.GENERAL)


_UP, _LEVEL, _DOWN, _PUBLIC = Direction.UP, Direction.LEVEL, Direction.DOWN, Direction.PUBLIC

_TABLE = (
    Kind("决议", (_DOWN,)),
    Kind("决定", (_DOWN,)),
    Kind("命令", (_DOWN,)),
    Kind("令", (_DOWN,)),
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
    Kind("函", (_LEVEL,)),
    Kind("纪要", (_DOWN, _LEVEL, _UP)),
)

KINDS: dict[str, Kind] = {kind.name: kind for kind in _TABLE}
"""Every 文种 by its name; 命令 and 令 are one with two names."""
