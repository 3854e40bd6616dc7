"""Page numbers on the printed page: PN."""

from __future__ import annotations

from typing import Literal

import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from tests.check.rendered.planting import OnPage, Pages, assert_found, planted
from tests.check.rules import test_page_number as on_file

pytestmark = pytest.mark.xdist_group("printed")


def lower(document: Document) -> None:
    """10 mm nearer to the sheet's lower edge."""
    document.sections[0].footer_distance = Mm(15)


def framed(kind: Literal["odd", "even"], x: float) -> on_file.Plant:
    """The number in a frame, 1000 twips wide, that begins at ``x`` millimetres."""

    def plant(document: Document) -> None:
        number = on_file.footer(document, kind)
        number.paragraph_format.left_indent = number.paragraph_format.right_indent = Mm(0)
        frame = OxmlElement("w:framePr")
        for name, value in {"w": 1000, "wrap": "around", "vAnchor": "text", "hAnchor": "page", "y": 1}.items():
            frame.set(qn(f"w:{name}"), str(value))
        frame.set(qn("w:x"), str(round(x * 56.693)))
        number._p.get_or_add_pPr().insert(0, frame)
        number._p.addnext(OxmlElement("w:p"))

    return plant


FAULTS = planted(
    OnPage("PN-01", on_file.emptied("even"), "第 2 面没有页码", "“— 2 —”", page=2, on_file=True),
    # 25 mm from the sheet's edge are 269.2 mm from its top: so are 15 mm 279.2 mm.
    OnPage("PN-04", lower, "279.2 mm", "269.0 mm", page=1, on_file=True),
    # 17.6 mm wide from 98 mm on; a frame is set a little higher than its line.
    OnPage("PN-05", framed("odd", 98), "右空 68.4 mm", "4.9 mm", page=1, beside=("PN-04",)),
    OnPage("PN-06", framed("even", 98), "左空 70.0 mm", "4.9 mm", page=2, beside=("PN-04",)),
    OnPage("PN-07", on_file.blank_page, "编有页码", "不编页码", times=2, on_file=True),
)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_and_nothing_beside_it(fault: OnPage, pages: Pages) -> None:
    assert_found(fault, pages)
