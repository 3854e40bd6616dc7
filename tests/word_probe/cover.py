"""The first page of a probe: how to use it, and its cases."""

from __future__ import annotations

from collections.abc import Mapping

from tests.word_probe.case import Case
from tests.word_probe.paragraphs import ENGLISH, NOTE, line
from tests.word_probe.tables import table

_HOW = (
    "这份文件用来查清 Word 和 WPS 怎样排公文，每题一页起，一个小时能做完。文字都是编的。",
    "1．用 Word 或 WPS 打开，不要改动。按 100% 显示，或者按“实际大小”打印出来（不要缩放）。",
    "2．位置都对着细红线看，不用尺子；看不清就放大到 400%。",
    "3．先写下程序和版本（“文件—帐户”或“帮助—关于”）、系统，装没装仿宋_GB2312。没有装也能做。",
    "4．每题看“看什么”，与“预计”对照，把看到的写在空白处。与预计不一样的最有用。",
    "5．结果填进 docs/layout.md 最后的表（Word、WPS 各一栏，连同版本），或者把写好的页拍下来交给维护的人。",
    "6．另一份 {other} 的题号相同，文件的设置不同。",
)
_ENGLISH = (
    "For Word and WPS, unchanged, at 100 % or printed without scaling. Write down program, version and system. "
    "Each case says what to look at and what is expected; what differs is worth most. Answers go into the table "
    "at the end of docs/layout.md."
)
_WIDTHS = (700, 6945, 1200)


def cover(title: str, other: str, cases: Mapping[int, Case], pages: Mapping[int, int]) -> str:
    """The blocks of the page; ``other`` is the other probe, ``cases`` and their first ``pages`` are by number."""
    rows = [
        (
            line(str(number), style=NOTE),
            line(case.title, style=NOTE) + line(case.english_title, style=ENGLISH),
            line(f"第 {pages[number]} 页", style=NOTE),
        )
        for number, case in cases.items()
    ]
    how = "".join(line(each.format(other=other), style=NOTE) for each in _HOW)
    return line(title) + how + line(_ENGLISH, style=ENGLISH) + table(_WIDTHS, rows)
