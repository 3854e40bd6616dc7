"""The case about the 版记: a floating table at the foot of the last page, with text that ends near it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.ground.length import Length, Mm, Twips
from generator.official.writer.xml import element, inside, on
from tests.word_probe.case import Page, Specimen
from tests.word_probe.counted import filling
from tests.word_probe.paragraphs import IMPRINT, NOTE, before, line, paragraph, run
from tests.word_probe.sheet import HEIGHT, PITCH, WIDTH
from tests.word_probe.tables import table

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
