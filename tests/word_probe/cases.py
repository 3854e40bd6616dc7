"""The cases: questions that only Word and WPS can answer, and what the pages of each show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from configparser import ConfigParser, ExtendedInterpolation
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.ground.length import Length, Mm, Pt, Twips
from generator.official.writer.xml import element, inside, on
from tests.word_probe.sheet import (
    CELL,
    FREE,
    HEIGHT,
    IMPRINT,
    NOTE,
    PITCH,
    SMALL,
    WIDTH,
    PageLine,
    align,
    before,
    filling,
    half_width,
    hanzi,
    lettered,
    letters,
    line,
    page_break,
    page_lines,
    paragraph,
    posts,
    run,
    steps,
    table,
    top_of_line,
)

_TEXTS = Path(__file__).with_name("cases.ini")


@dataclass(frozen=True)
class Page:
    """A section behind a case's first page.

    ``name`` is shown in its header. ``kind``: ``nextPage`` or ``evenPage``. ``end`` is the height of the paragraph
    that ends it, in twips.
    """

    name: str
    blocks: str
    kind: str = "nextPage"
    end: int = 20


@dataclass(frozen=True)
class Specimen:
    """What is looked at: ``blocks`` of XML above the explanation, and ``behind`` it.

    ``lines`` are drawn on the first page, ``pages`` are further sections. ``title_first``: whether the title is the
    first line of the page.
    """

    blocks: str = ""
    lines: Sequence[PageLine] = ()
    behind: str = ""
    pages: Sequence[Page] = ()
    title_first: bool = True


@dataclass(frozen=True)
class Case:
    """A question with its texts from ``cases.ini``, where each has the name that it has here, and its specimen.

    ``sheets``: how many pages all of it takes in a program that does what is expected.
    """

    title: str
    english_title: str
    look: str
    english_look: str
    expected: str
    english_expected: str
    libreoffice: str
    evidence: str
    sheets: int
    specimen: Specimen


def case(name: str, specimen: Specimen) -> Case:
    """The case ``name`` with ``specimen``."""
    texts = dict(_texts()[name])
    return Case(sheets=int(texts.pop("sheets", "1")), specimen=specimen, **texts)


def case_numbers() -> dict[str, int]:
    """The number of each case by its name; those of the second probe have the same number as in the first."""
    names = [name for name in _texts() if not name.endswith("-2")]
    return {name: number for number, name in enumerate(names, start=1)}


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    parser = ConfigParser(interpolation=ExtendedInterpolation())
    parser.read_string(_TEXTS.read_text(encoding="utf-8"))
    return {name: parser[name] for name in parser.sections()}


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


_FACES = ("仿宋_GB2312", "仿宋", "楷体_GB2312", "楷体", "黑体", "宋体", "方正小标宋简体")


def substituted_fonts() -> Specimen:
    """Lines in the official faces, of which the document says how they are called elsewhere."""
    return Specimen("".join(paragraph(run(f"{face}：公文示例，共12页。", face=face)) for face in _FACES))


_LABEL = Twips(289)
_PAIR = PITCH + _LABEL
"""A line of the text, and the letters below it."""
_HALF_WIDTH = 7.896
"""The width in points of a half-width character on the grid: its squeeze is half of a hanzi's."""
_FEET = "国" + "H" * 48
_LIBREOFFICE_FOOT, _WORD_FOOT = Mm(7.3), PITCH * 0.8
"""From a line's top to the feet of its letters: with the em box in the line's middle, and at 0.80 of its height."""


def text_alignment() -> Specimen:
    """``w:textAlignment`` on lines of an exact height, on and off the grid."""
    depths = [_LIBREOFFICE_FOOT, _WORD_FOOT, Mm(9.24), Mm(10.31)]
    centred = element("textAlignment", val="center")
    samples = [("Normal", ""), ("Normal", centred), (FREE, ""), (FREE, centred)]
    return Specimen(
        blocks="".join(line(_FEET, style=style, properties=given) + letters(4) for style, given in samples),
        lines=[each for number in range(len(samples)) for each in steps(top_of_line(2) + _PAIR * number, depths)],
    )


def baseline() -> Specimen:
    """The baseline of a line of exact height, face by face; the first line is the page's first."""
    faces = ("仿宋_GB2312", "宋体", "黑体", "楷体_GB2312", "方正小标宋简体")
    depths = [_LIBREOFFICE_FOOT, Mm(7.73), _WORD_FOOT, Mm(8.6), Mm(9.04)]
    return Specimen(
        blocks="".join(paragraph(run(_FEET, face=face)) + letters(len(depths)) for face in faces),
        lines=[each for number in range(len(faces)) for each in steps(top_of_line(1) + _PAIR * number, depths)],
        title_first=False,
    )


def half_width_characters() -> Specimen:
    """ASCII on the grid: how many in a line, and how wide 54 are."""
    count = 54
    places = [Pt(count * width) for width in (7.793, _HALF_WIDTH, 8)]
    return Specimen(
        blocks=line(half_width(90), properties=align("left"))
        + line(half_width(count), properties=align("left"))
        + lettered(places),
        lines=posts(top_of_line(4), places),
    )


def tracking() -> Specimen:
    """``w:spacing`` of hanzi and of ASCII off the grid."""
    twips = (-2, -3, -6, -13, -20)
    return Specimen("".join(_tracked(hanzi(36), value) for value in twips) + _tracked(half_width(80), -13))


def _tracked(text: str, twips: int) -> str:
    return paragraph(run(text, element("spacing", val=twips)), style=FREE)


def shrunk_blanks() -> Specimen:
    """Justified lines with four blanks that lack a few points for their last hanzi."""
    return Specimen("".join(_lacking(Pt(points)) for points in (0, 1, 2, 3, 4, 6)))


def _lacking(lack: Length) -> str:
    """A justified paragraph whose first line has four blanks, and lacks ``lack``, less a twip, for 25 hanzi."""
    counted = hanzi(39)
    text = " ".join((counted[:5], counted[5:10], counted[10:15], counted[15:20], counted[20:]))
    right = WIDTH - Pt(25 * 16 + 4 * 8) + lack
    return paragraph(run(text), style=FREE, properties=element("ind", right=right.twips - 1) + align("both"))


def gap_beside_digits() -> Specimen:
    """The space that a program puts between hanzi and digits by itself."""
    free = [Pt(12 * (16 + 8) + 23 * gap) for gap in (0, 3.2, 4)]
    grid = [Pt(12 * (CELL.pt + _HALF_WIDTH) + 23 * gap) for gap in (0, 3.2, 4)]
    return Specimen(
        blocks=line("国1" * 12, style=FREE)
        + lettered(free)
        + line("国1" * 12, properties=align("left"))
        + lettered(grid),
        lines=[*posts(top_of_line(2), free), *posts(top_of_line(2) + _PAIR, grid)],
    )


def right_indent() -> Specimen:
    """``w:adjustRightInd`` of a 署名 and of a justified paragraph."""
    indent = CELL * 4
    places = [WIDTH - indent - CELL, WIDTH - indent, WIDTH]
    narrow = Twips(100)
    edges = [CELL * 27, WIDTH - narrow]
    long = hanzi(39) + hanzi(15)
    on_and_off = (on("adjustRightInd", False), on("adjustRightInd"))
    return Specimen(
        blocks="".join(
            line("示例市示例局", properties=each + element("ind", right=indent.twips) + align("right"))
            for each in on_and_off
        )
        + lettered(places)
        + "".join(line(long, properties=each + element("ind", right=narrow.twips)) for each in on_and_off)
        + lettered(edges),
        lines=[
            *posts(top_of_line(2), places, PITCH * 2),
            *posts(top_of_line(4) + _LABEL, edges, PITCH * 4),
        ],
    )


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


_ROWS = (
    ("抄送：示例区民政局，示例区教育局，示例区档案馆，示例区", "　　　图书馆，示例区体育中心。"),
    ("示例市示例局办公室\t2026年1月1日印发",),
)
_LINE, _RULE = Twips(500), Twips(20)
_HIGH = _LINE * 3 + _RULE * 3
_ANSWERS = (500, 1745, 900, 2100, 1800, 1800)
"""The widths of the table of answers: step, end of the text, empty paragraph, expectation, Word, WPS."""


@dataclass(frozen=True)
class _Step:
    """Text that ends ``gap`` mm above the 版记; the empty paragraph behind the table is ``anchor`` twips high."""

    gap: int
    anchor: int = 2

    @property
    def text_end(self) -> str:
        return f"高 {self.gap} 毫米" if self.gap >= 0 else f"低 {-self.gap} 毫米"

    def expected(self, *, whole: bool) -> str:
        if self.gap > 0:
            return "一页，整个"
        if self.gap == 0:
            return "整个，没有空白页"
        return "两页，整个在后页" if whole else "两页，多半拆开"


STEPS = (
    *(_Step(gap) for gap in (30, 20, 10, 5, 2, 1, 0, -5, -10)),
    *(_Step(gap, anchor=20) for gap in (1, 0, -5)),
)


def imprint(*, whole: bool) -> Specimen:
    """The steps, with a table for the answers; ``whole``: whether the document forbids to split such tables."""
    return Specimen(
        blocks=_answers(whole=whole),
        pages=[Page(_header(number, step), _text(step) + _table(), end=step.anchor) for number, step in _numbered()],
    )


def _numbered() -> list[tuple[int, _Step]]:
    return list(enumerate(STEPS, start=1))


def _header(number: int, step: _Step) -> str:
    return f"第 {number} 步：正文比版记{step.text_end}，空段 {step.anchor} 缇"


def _answers(*, whole: bool) -> str:
    texts = [
        ("步", "正文比版记", "空段", "预计", "Word", "WPS"),
        *((str(n), step.text_end, f"{step.anchor} 缇", step.expected(whole=whole), "", "") for n, step in _numbered()),
    ]
    return table(_ANSWERS, [[line(text, style=NOTE) for text in row] for row in texts])


def _text(step: _Step) -> str:
    """Numbered lines that end at the step's distance: space above the last one fills the rest."""
    room = HEIGHT - _HIGH - Mm(step.gap)
    count = int(room / PITCH)
    rest = Length(room - PITCH * count)
    lines = [line(filling(number)) for number in range(1, count)]
    return "".join(lines) + line(filling(count), properties=before(rest))


def _table() -> str:
    position = element(
        "tblpPr", leftFromText=0, rightFromText=0, vertAnchor="margin", horzAnchor="margin", tblpX=1, tblpYSpec="bottom"
    )
    margins = inside("tblCellMar", element("left", w=0, type="dxa") + element("right", w=0, type="dxa"))
    rules = "".join(element(side, val="single", sz=8, space=0, color="000000") for side in ("top", "bottom", "insideH"))
    properties = (
        position
        + element("tblOverlap", val="never")
        + element("tblW", w=WIDTH.twips, type="dxa")
        + inside("tblBorders", rules)
        + element("tblLayout", type="fixed")
        + margins
    )
    grid = inside("tblGrid", element("gridCol", w=WIDTH.twips))
    return inside("tbl", inside("tblPr", properties) + grid + "".join(map(_row, _ROWS)))


def _row(lines: tuple[str, ...]) -> str:
    cell = inside("tcPr", element("tcW", w=WIDTH.twips, type="dxa"))
    paragraphs = "".join(paragraph(run(text), style=IMPRINT) for text in lines)
    return inside("tr", inside("trPr", on("cantSplit")) + inside("tc", cell + paragraphs))
