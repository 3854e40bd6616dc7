"""信函 in the file (10.1): LT."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rules.departure import (
    FLUSH_LEFT,
    Departure,
    at_least,
    clear,
    from_top,
    left,
    long,
    middle,
    on_file,
    right,
)
from generator.check.rules.extent import begins, extent_of, mm
from generator.check.rules.page_number import numbers_of
from generator.check.rules.ruled_rows import DoubleRule, letter_rules, ruled_rows
from generator.check.rules.runs import RED_SAID, said
from generator.check.rules.white import Bounds, gap_departs, ink_top, line_of, white_to_rule
from generator.ground.errors import TranslatedText
from generator.ground.length import NOTHING, Length
from generator.office.reading.document import Paragraph
from generator.official.recognition.found import Element, Found
from generator.standard import Format, length, tolerance

_MARK_WORD = "文件"
NO_RULES = TranslatedText("没有双线", "there is none")
THICK_THIN, THIN_THICK = TranslatedText("上粗下细", "thick above thin"), TranslatedText("上细下粗", "thin above thick")
FLUSH_RIGHT = TranslatedText("顶格居右", "flush right")
_NO_FIRST = TranslatedText("没有设“首页不同”", "page 1 has no footer of its own")
_FIRST_IS_1 = TranslatedText("首页算第 1 页", "a count from 1")
_OFFICE = (TranslatedText("有印发机关", "it has a printing office"), TranslatedText("不加印发机关", "without one"))
_DATE = (TranslatedText("有印发日期", "it has a date of printing"), TranslatedText("不加印发日期", "without one"))
NO_NUMBER = TranslatedText("首页不显示页码", "no number on page 1")
NOT_RULED = (TranslatedText("有分隔线", "it has rules"), TranslatedText("不加分隔线", "without rules"))


@on_file(
    "LT-01",
    clause="10.1",
    strength="must",
    rows=("letter.mark_top",),
    value="不加“文件”",
    laid_out="layout.header",
)
def mark(found: Found) -> Iterator[Departure]:
    """The mark of a letter is the organ's name without 文件, 30 mm below the upper edge of the sheet (10.1).

    Passes: 示例县民政局 in a frame 30 mm from the sheet's top.
    Departs: 示例县民政局文件, or the mark at the top of the text area.
    """
    if not _letter(found) or not found.mark:
        return
    first = found.mark[0]
    text = "".join(first.text.split())
    if text.endswith(_MARK_WORD) or found.mark_word is not None:
        yield Departure(first, text, text.removesuffix(_MARK_WORD))
    top, wanted = ink_top(found, first.paragraph), length("letter.mark_top")
    if top is not None and not top.within(wanted, tolerance("letter.mark_top")):
        yield Departure(first, from_top(top.text), mm(wanted))


@on_file(
    "LT-02",
    clause="10.1",
    strength="must",
    rows=("letter.rule_gap",),
    value="上粗下细，红色",
    laid_out="layout.header",
)
def upper_rule(found: Found) -> Iterator[Departure]:
    """A red double rule, thick above thin, is 4 mm below the mark (10.1).

    Passes: two red lines on the sheet, the upper one the thicker; or a border of kind thickThinSmallGap.
    Departs: a single line, a black one, or none at all.
    """
    if not _letter(found) or not found.mark:
        return
    rules = letter_rules(found)
    if rules.head is not None:
        yield from _look(rules.head, thick_first=True)
        gap = _gap_to_the_mark(found, rules.head)
        wanted = length("letter.rule_gap")
        if gap is not None and not gap.within(wanted, tolerance("letter.rule_gap")):
            yield Departure(rules.head.at, below_mark(gap.text), mm(wanted))
    elif not rules.unclear:
        yield Departure(found.mark[-1], NO_RULES, THICK_THIN)


@on_file(
    "LT-03",
    clause="10.1",
    strength="must",
    rows=("letter.rule_bottom",),
    value="上细下粗，红色",
    laid_out="layout.header",
)
def lower_rule(found: Found) -> Iterator[Departure]:
    """A red double rule, thin above thick, is 20 mm above the lower edge of the first page (10.1).

    Passes: two red lines on the sheet, the lower one the thicker, its edge at 277 mm.
    Departs: none, or one at 262 mm.
    """
    if not _letter(found):
        return
    rules = letter_rules(found)
    if rules.foot is not None:
        yield from _look(rules.foot, thick_first=False)
        edge, wanted = rules.foot.lower, length("letter.rule_bottom")
        if edge is not None and abs(edge - wanted) > tolerance("letter.rule_bottom"):
            yield Departure(rules.foot.at, lower_edge(mm(edge)), mm(wanted))
    elif not rules.unclear:
        yield Departure(found.mark[0] if found.mark else None, NO_RULES, THIN_THICK)


@on_file(
    "LT-04",
    clause="10.1",
    strength="must",
    rows=("letter.rule_length", "letter.rule_centre"),
    laid_out="layout.header",
)
def rule_length(found: Found) -> Iterator[Departure]:
    """Both double rules are 170 mm long and centred (10.1).

    Passes: from 20 to 190 mm.
    Departs: from 28 to 184 mm.
    """
    if not _letter(found):
        return
    rules = letter_rules(found)
    for rule in (rules.head, rules.foot):
        if rule is None or rule.left is None or rule.right is None:
            continue
        wide, wanted = rule.right - rule.left, length("letter.rule_length")
        axis, centre = (rule.left + rule.right) * 0.5, length("letter.rule_centre")
        if abs(wide - wanted) > tolerance("letter.rule_length"):
            yield Departure(rule.at, long(mm(wide)), mm(wanted))
        elif abs(axis - centre) > tolerance("letter.rule_centre"):
            yield Departure(rule.at, middle(mm(axis)), mm(centre))


@on_file(
    "LT-05",
    clause="10.1",
    strength="must",
    rows=("letter.element_gap",),
    value="左右顶格",
    laid_out="layout.header",
)
def elements_at_the_head(found: Found) -> Iterator[Departure]:
    """份号, 密级 and 紧急程度 are flush left, the 发文字号 flush right, below the first double rule (10.1).

    Passes: 特急 at the left edge of the text area, the number at its right edge.
    Departs: a centred number.
    """
    if not _letter(found):
        return
    bound = tolerance("letter.element_gap")
    for element in (found.copy_number, found.secrecy, found.urgency):
        begin = None if element is None else _left(found, element)
        if element is not None and begin is not None and abs(begin) > bound:
            yield Departure(element, left(mm(begin)), FLUSH_LEFT)
    place = None if found.number is None else extent_of(found.number, found.document)
    if place is not None and abs(place.right) > bound + place.unsure:
        yield Departure(found.number, right(mm(place.right)), FLUSH_RIGHT)


@on_file(
    "LT-06",
    clause="10.1",
    strength="must",
    severity="warning",
    rows=("letter.title_gap",),
    laid_out="layout.composition",
)
def title_gap(found: Found) -> Iterator[Departure]:
    """The title is two 行 below the last element above it (10.1).

    Passes: two empty lines between the number and the title.
    Departs: the title directly below the number.
    """
    if _letter(found) and found.title is not None and found.number is not None:
        yield from gap_departs(found, found.title.paragraph, "letter.title_gap")


@on_file(
    "LT-07",
    clause="10.1",
    strength="must",
    severity="warning",
    rows=("letter.last_line_gap", "letter.rule_bottom"),
    laid_out="layout.page_setup",
)
def text_over_the_lower_rule(found: Found) -> Iterator[Departure]:
    """The last line of the first page stays 7/8 of a 3号 character above the lower double rule (10.1).

    Passes: a bottom margin of 35 mm, or of 24.4 mm.
    Departs: a bottom margin of 20 mm.
    """
    foot = letter_rules(found).foot if _letter(found) else None
    if foot is None:
        return
    section = found.document.sections[0]
    body = next((part.paragraph for part in found.body if part.paragraph.section == 0), None)
    if body is None:
        return
    lowest = section.height - section.bottom - line_of(body, section).below.most
    height = NOTHING if foot.upper is None or foot.lower is None else foot.lower - foot.upper
    gap, wanted = length("letter.rule_bottom") - height - lowest, length("letter.last_line_gap")
    if gap < wanted - tolerance("letter.last_line_gap"):
        yield Departure(body, clear(mm(gap)), at_least(mm(wanted)))


@on_file("LT-08", clause="10.1", strength="must", value="首页不显示页码", laid_out="writer.section")
def first_page_number(found: Found) -> Iterator[Departure]:
    """The first page of a letter has no number, and is counted (10.1).

    Passes: a first-page footer without a number, and footers with one for the others.
    Departs: one footer for all pages, with a number.
    """
    if not _letter(found):
        return
    section = found.document.sections[0]
    numbered = any(numbers_of(section, kind) for kind in ("default", "even"))
    at = found.mark[0] if found.mark else None
    if section.title_page:
        if numbers_of(section, "first"):
            yield Departure(at, TranslatedText("首页编有页码", "it bears a number"), NO_NUMBER)
    elif numbered:
        yield Departure(at, _NO_FIRST, NO_NUMBER)
    if numbered and section.restarts_at not in (None, 1):
        start = section.restarts_at
        yield Departure(at, TranslatedText(f"页码从 {start} 编起", f"numbers begin at {start}"), _FIRST_IS_1)


@on_file("LT-09", clause="10.1", strength="must", value="无分隔线、印发机关、印发日期", laid_out="layout.imprint_block")
def plain_imprint(found: Found) -> Iterator[Departure]:
    """The 版记 of a letter has no rules, no 印发机关 and no 印发日期 (10.1).

    Passes: 抄送 alone, without rules.
    Departs: 抄送 between rules, or 印发机关 and 印发日期.
    """
    imprint = found.imprint
    if not _letter(found) or imprint is None:
        return
    for element, values in ((imprint.office, _OFFICE), (imprint.date, _DATE)):
        if element is not None:
            yield Departure(element, *values)
    rows = ruled_rows(imprint)
    if (rows is None or any(rows.rules)) and imprint.paragraphs:
        yield Departure(imprint.paragraphs[0], *NOT_RULED)


@on_file("LT-10", clause="10.1", strength="must", value="主办机关的标志", laid_out="layout.header")
def one_mark(found: Found) -> Iterator[Departure]:
    """A joint letter has the lead organ's mark only (10.1).

    Passes: one name in the mark, three signatures.
    Departs: three names in the mark.
    """
    if _letter(found) and len(found.mark) > 1:
        yield Departure(found.mark[1], str(len(found.mark)), "1")


def below_mark(measure: str) -> TranslatedText:
    """How far a rule is below the mark."""
    return TranslatedText(f"在标志下 {measure}", f"{measure} below the mark")


def lower_edge(measure: str) -> TranslatedText:
    """Where the lower edge of a rule is."""
    return TranslatedText(f"下边缘距纸上边 {measure}", f"its lower edge is {measure} from the sheet's top")


def _letter(found: Found) -> bool:
    return found.format is Format.LETTER


def _look(rule: DoubleRule, *, thick_first: bool) -> Iterator[Departure]:
    """Departures of its lines and their colour."""
    wanted = THICK_THIN if thick_first else THIN_THICK
    if rule.lines == 1:
        yield Departure(rule.at, TranslatedText("只有一条线", "a single line"), wanted)
    elif rule.thick_first is not None and rule.thick_first is not thick_first:
        yield Departure(rule.at, THICK_THIN if rule.thick_first else THIN_THICK, wanted)
    other = [color for color in rule.colors if not _reddish(color)]
    if other:
        yield Departure(rule.at, said(other[0]), RED_SAID)


def _reddish(color: str | None) -> bool:
    if color is None:
        return False
    red, green, blue = (int(color[place : place + 2], 16) for place in (0, 2, 4))
    return red >= 0xB0 and red > 2 * green and red > 2 * blue


def _gap_to_the_mark(found: Found, rule: DoubleRule) -> Bounds | None:
    """The white between the mark's ink and the rule, where the file has it."""
    paragraph = found.mark[-1].paragraph
    section = found.document.sections[0]
    if rule.bordered:
        return white_to_rule(paragraph, section) if rule.at is paragraph else None
    top = ink_top(found, paragraph)
    if top is None or rule.upper is None:
        return None
    line = line_of(paragraph, section)
    ink = line.height.least - line.above.least - line.below.least
    return Bounds(rule.upper - top.most - ink, rule.upper - top.least - ink)


def _left(found: Found, element: Element) -> Length | None:
    paragraph: Paragraph = element.paragraph
    if paragraph.text.lstrip().startswith(element.text.strip()):
        return begins(paragraph, found.document)
    return None
