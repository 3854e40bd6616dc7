"""The case about what may begin a line and what may end one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tests.word_probe.case import Specimen
from tests.word_probe.counted import hanzi
from tests.word_probe.paragraphs import NOTE, SMALL, line
from tests.word_probe.tables import table

ROOM = 10
"""Hanzi in a line of an example."""
_HALF = (340, ROOM * 240 + 140, 740, 800)
"""The widths of one half of the table: number, specimen, expectation, blank."""


@dataclass(frozen=True)
class _Break:
    """A mark or word behind ``hanzi`` hanzi, and what the first line is expected to end with in Word."""

    hanzi: int
    text: str
    ends: str


BREAKS = (
    _Break(10, "“示例”", "十"),
    _Break(10, "‘示例’", "十"),
    _Break(10, "々示例", "十"),
    _Break(10, "/示例", "十"),
    _Break(10, "-示例", "十"),
    _Break(10, "——示例", "十"),
    _Break(10, "……示例", "九"),
    _Break(10, "％示例", "九"),
    _Break(10, "·示例", "九"),
    _Break(10, "》。示例", "九"),
    _Break(9, "·示例", "八"),
    _Break(9, "—示例", "—"),
    _Break(9, "（示例）", "九"),
    _Break(9, "“示例”", "九"),
    _Break(9, "￥示例", "九"),
    _Break(3, "http://example.com示例", "三"),
    _Break(7, "Word/WPS示例", "七"),
    _Break(5, "000-12345678示例", "-"),
    _Break(8, "98.5%示例", "八"),
    _Break(7, "12345.678示例", "七"),
)
"""Marks at a line's start, at its end, and words that nothing should cut."""


def breaks() -> Specimen:
    """Marks and words at the end of a line that has room for ten hanzi."""
    return Specimen(_examples(BREAKS))


def _examples(shown: Iterable[_Break]) -> str:
    cells = [
        (
            line(str(number), style=NOTE),
            line(hanzi(each.hanzi) + each.text, style=SMALL),
            line(each.ends, style=NOTE),
            line("", style=NOTE),
        )
        for number, each in enumerate(shown, start=1)
    ]
    half = len(cells) // 2
    head = tuple(line(name, style=NOTE) for name in ("", "例子", "预计", "实际"))
    return table(_HALF * 2, [head * 2, *(left + right for left, right in zip(cells[:half], cells[half:], strict=True))])
