"""Seals, 署名 and 成文日期 on the printed page: SG."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docx.document import Document

from generator.check.printed import PrintedDocument
from generator.check.rules.rule import PAGE_RULES
from tests.check.rendered import bases
from tests.check.rendered.bases import seals
from tests.check.rendered.planting import OnPage, Pages, assert_found, planted
from tests.check.rules import test_signature as on_file

pytestmark = pytest.mark.xdist_group("printed")


def moved(number: int, across: float = 0, down: float = 0) -> on_file.Plant:
    """A seal moved by millimetres."""

    def plant(document: Document) -> None:
        bases.move(seals(document)[number], across, down)

    return plant


def overleaf(document: Document) -> None:
    """署名 and what follows on a new page."""
    on_file.signed(document)[0].paragraph_format.page_break_before = True


FAULTS = planted(
    # Three empty lines, 30.6 mm, and 1.1 mm under the ink of the text, less the 16.4 mm that the seal begins higher.
    OnPage("SG-05", on_file.above_the_name(1), "空白 15.3 mm", "10.4 mm 以内", "seal", 2),
    OnPage("SG-05", moved(0, down=-9), "压住 3.9 mm", "10.4 mm 以内", "seal", 2, name="on the text", beside=("SG-06",)),
    OnPage("SG-06", moved(0, down=3), "这一行在印章中心以上", "在中心偏下", "seal", 2),
    OnPage("SG-06", moved(0, across=0, down=-16), "这一行在印章之外", "在印章之内", "seal", 2, name="outside",
           beside=("SG-05",)),
    # 47.6 mm from middle to middle, 8.6 nearer.
    OnPage("SG-07", moved(0, across=8.6), "两枚印章重叠 3.0 mm", "0.5 mm 以上", "two seals", 2),
    OnPage("SG-17", overleaf, "第 3 面没有正文", "与正文同面", page=3),
)  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=str)
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
    for rule in ("SG-05", "SG-06"):
        assert list(PAGE_RULES[rule](PrintedDocument(printed.found, pictures))) == []
