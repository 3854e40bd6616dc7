"""发文字号 as people write it (7.2.5), and the one that was meant."""

from __future__ import annotations

import re

from generator.standard.words import NUMBER

OPENING_BRACKETS = "〔[［（(【〈"
"""What a number may begin with when its 机关代字 is left to the house."""

_LOOSE_NUMBER = re.compile(
    rf"(.{{1,12}}?)\s*[{re.escape(OPENING_BRACKETS)}]\s*(20[0-9]{{2}})年?\s*[\]］）)】〕〉]\s*第?\s*0*([1-9][0-9]*)\s*号?"
)
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


def meant_number(value: str) -> str | None:
    """The well-formed 发文字号 that ``value`` was probably meant to be."""
    loose = _LOOSE_NUMBER.fullmatch(value.translate(_HALF_WIDTH))
    meant = f"{loose[1]}〔{loose[2]}〕{loose[3]}号" if loose else ""
    return meant if NUMBER.fullmatch(meant) else None
