"""Cases about pages: where they end, what begins them, what keeps together."""

from __future__ import annotations

from generator.ground.length import Mm
from generator.official.writer.xml import element, on
from tests.word_probe.case import Page, Specimen
from tests.word_probe.counted import filling
from tests.word_probe.page_lines import letters, page_lines, steps
from tests.word_probe.paragraphs import align, before, line, page_break, paragraph, run
from tests.word_probe.sheet import CELL, PITCH, top_of_line

_DROP = Mm(20)
_FIRST_DRAWN = 100_000
"""The first id of lines on later pages."""


def space_above() -> Specimen:
    """Space above the first paragraph of a page, behind two kinds of page breaks."""
    pages = (_dropped(0, on("pageBreakBefore")), _dropped(10, "", page_break()))
    return Specimen(behind="".join(page + letters(2) for page in pages))


def _dropped(number: int, breaking: str, *broken: str) -> str:
    """A paragraph 20 mm down its page, with lines where the feet of its letters are with and without that space."""
    foot = PITCH * 0.8
    drawn = page_lines(_FIRST_DRAWN + number, steps(top_of_line(1), [foot, foot + _DROP]))
    return paragraph(*broken, run("国" + "H" * 48), drawn, properties=breaking + before(_DROP))


def navigation() -> Specimen:
    """Headings of the built-in styles."""
    shown = (
        ("Heading1", "一、一级标题"),
        ("Heading2", "（一）二级标题"),
        ("Heading3", "1．三级标题"),
        ("Heading4", "（1）四级标题"),
    )
    return Specimen("".join(line(text, style=style) for style, text in shown))


def kept_paragraph() -> Specimen:
    """A last paragraph of four lines with ``keepNext`` that ends its page, with and without ``keepLines``."""
    return Specimen(
        pages=[
            Page("甲组：与下段同页", _signed(on("keepNext"))),
            Page("乙组：与下段同页，段中不分页", _signed(on("keepNext") + on("keepLines"))),
        ],
    )


def _signed(kept: str) -> str:
    """Eighteen lines, a last paragraph of four, 署名 and date."""
    last = "".join(f"末段第{number}行，{'示例文字' * 28}"[:28] for number in "一二三四")
    signed = align("right")
    indent = element("ind", right=(CELL * 4).twips)
    return (
        "".join(line(filling(number)) for number in range(1, 19))
        + line(last, properties=kept)
        + line("示例市示例局", properties=on("keepNext") + on("keepLines") + indent + signed)
        + line("2026年1月1日", properties=indent + signed)
    )


def even_page() -> Specimen:
    """A section that begins on an even page, behind a page that is even, too."""
    return Specimen(pages=[Page("本节第一页", line("本节第一页：应是偶数页。"), kind="evenPage")])
