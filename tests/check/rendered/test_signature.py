"""署名, 成文日期, seals, stamps and 附注 on the printed page: SG, NT."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docx.document import Document
from docx.shared import Twips

from generator.check.rendered import PAGE_RULES, Printed
from generator.office.pdf.measured_pages import PrintedLine
from tests.check.faults import indented
from tests.check.rendered import bases
from tests.check.rendered.bases import seals
from tests.check.rendered.planting import OnPage, Pages, assert_found, needed, one_of_each, planted
from tests.check.rules import test_signature as on_file
from tests.check.rules.by_hand import CELL, DATE_WIDTH, LONG_ORGAN, ORGAN, TWO_ZI
from tests.check.rules.planting import remove

pytestmark = pytest.mark.xdist_group("printed")

needed("joint, unsealed")
LONG = "unsealed, long name"


def moved(number: int, across: float = 0, down: float = 0) -> on_file.Plant:
    """A seal moved by millimetres."""

    def plant(document: Document) -> None:
        bases.move(seals(document)[number], across, down)

    return plant


def one_seal(document: Document) -> None:
    remove(seals(document)[0])


def date_right(twips: float) -> on_file.Plant:
    def plant(document: Document) -> None:
        on_file.signed(document)[1].paragraph_format.right_indent = Twips(twips)

    return plant


def overleaf(document: Document) -> None:
    """署名 and what follows on a new page."""
    on_file.signed(document)[0].paragraph_format.page_break_before = True


SEALED = planted(
    # Both flush right: the 署名 over the middle of the date.
    OnPage("SG-02", on_file.together(date_right(0), on_file.name_right((DATE_WIDTH - 6 * CELL) / 2)), "0.0 mm",
           "22.3 mm", page=2),
    # The date is 2225 twips wide and ends 1263 before the edge, the 署名 1890 at the edge: 1430 twips between.
    OnPage("SG-03", on_file.name_right(0), "25.2 mm", "0.0 mm", page=2),
    OnPage("SG-04", moved(0, across=-20), "偏离成文日期的中线 20.0 mm", "与成文日期中线重合", "seal", 2),
    # Three empty lines, 30.6 mm, and 1.1 mm under the ink of the text, less the 16.4 mm that the seal begins higher.
    OnPage("SG-05", on_file.above_the_name(1), "空白 15.3 mm", "10.4 mm 以内", "seal", 2),
    OnPage("SG-05", moved(0, down=-9), "压住 3.9 mm", "10.4 mm 以内", "seal", 2, name="on the text", beside=("SG-06",)),
    OnPage("SG-06", moved(0, down=3), "这一行在印章中心以上", "在中心偏下", "seal", 2),
    OnPage("SG-06", moved(0, across=0, down=-16), "这一行在印章之外", "在印章之内", "seal", 2, name="outside",
           beside=("SG-05",)),
    OnPage("SG-07", one_seal, "1 枚印章", "2 枚印章", "two seals", 2),
    # 47.6 mm from middle to middle, 8.6 nearer.
    OnPage("SG-07", moved(0, across=8.6), "两枚印章重叠 3.0 mm", "0.5 mm 以上", "two seals", 2,
           name="over each other"),
    OnPage("SG-08", on_file.tab_moved, "10.6 mm", "0.0 mm", "joint, sealed", 2),
)  # fmt: skip
UNSEALED = planted(
    # No empty line: what two lines of the text leave of their heights.
    OnPage("SG-09", on_file.above_the_name(-1), "上空 4.8 mm", "10.4 mm", LONG, 2),
    # Both 158 twips, half a 字, further right.
    OnPage("SG-09", on_file.together(on_file.name_right(TWO_ZI - 158),
                                     date_right(len(LONG_ORGAN) * CELL - DATE_WIDTH - 158)),
           "右空 8.4 mm", "11.1 mm", LONG, 2, name="right"),
    OnPage("SG-10", date_right(TWO_ZI + len(LONG_ORGAN) * CELL - DATE_WIDTH), "0.0 mm", "11.1 mm", LONG, 2),
    OnPage("SG-11", on_file.together(date_right(TWO_ZI - 158),
                                     on_file.name_right(TWO_ZI - 158 + DATE_WIDTH - len(ORGAN) * CELL + TWO_ZI)),
           "右空 8.4 mm", "11.1 mm", "unsealed", 2),
    # The 署名 ends 300 twips before the edge and is 1890 wide, the date 632 and 2225.
    OnPage("SG-11", on_file.name_right(300), "日期首字比署名首字左移 11.8 mm", "11.1 mm", "unsealed", 2, name="name"),
)  # fmt: skip
STAMPED = planted(
    OnPage("SG-15", date_right(TWO_ZI), "右空 11.1 mm", "22.3 mm", "stamp", 2),
    OnPage("SG-16", on_file.second_stamp_nearer, "错开 5.6 mm", "上下对齐", "stamp", 2),
)
ALONE = planted(
    OnPage("SG-17", overleaf, "第 3 面没有正文", "与正文同面", page=3),
    OnPage("NT-01", indented("（此件"), "左空 0.0 mm", "11.1 mm", page=2),
)


@pytest.mark.parametrize("fault", one_of_each([*SEALED, *UNSEALED, *STAMPED, *ALONE]), ids=str)
def test_a_fault_is_found_and_nothing_beside_it(fault: OnPage, pages: Pages) -> None:
    assert_found(fault, pages)


def test_a_picture_in_the_text_is_no_seal(pages: Pages) -> None:
    """A picture of a seal's size that the file does not have as a seal is told nothing of."""
    printed = pages.right("seal").printed
    pictures = tuple(
        replace(page, images=(*page.images, replace(page.images[0], left=30, right=60, top=100, bottom=130)))
        if page.images
        else page
        for page in printed.pages
    )
    for rule in ("SG-04", "SG-05", "SG-06"):
        assert list(PAGE_RULES[rule](Printed(printed.found, pictures))) == []


def test_sg12_names_on_one_line(pages: Pages) -> None:
    """Names that a file sets in two paragraphs are printed on one line only in frames: these pages are made."""
    printed = pages.right("joint, unsealed").printed
    assert list(PAGE_RULES["SG-12"](printed)) == []
    first, second = (printed.lines(each)[0] for each in printed.found.signature.organs)
    line = PrintedLine(tuple(replace(char, x=char.x - 60, baseline=first.baseline) for char in second.line.chars))
    (departure,) = PAGE_RULES["SG-12"](with_line(printed, second.line, line))
    assert (str(departure.measured).partition(" (")[0], departure.page) == ("排在同一行", 2)


def with_line(printed: Printed, old: PrintedLine, new: PrintedLine) -> Printed:
    """The same pages, one line printed elsewhere."""
    pages = tuple(
        replace(page, lines=tuple(new if each.text == old.text and each.baseline == old.baseline else each
                                  for each in page.lines))
        for page in printed.pages
    )  # fmt: skip
    return Printed(printed.found, pages)
