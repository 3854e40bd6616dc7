from __future__ import annotations

import io

import pikepdf

from generator.ground.length import Pt
from generator.official.painters.pdf import painted_pdf
from generator.official.placed_pages import OutlineEntry
from tests.official.painters.pdf.small_documents import FONTS, document, page


def entry(level: int, text: str, at: int, top: float) -> OutlineEntry:
    return OutlineEntry(level=level, text=text, page=at, top=Pt(top))


def read(items: list[pikepdf.OutlineItem], pdf: pikepdf.Pdf) -> list[object]:
    found: list[object] = []
    for item in items:
        assert isinstance(item.destination, pikepdf.Array)
        at, kind, left, top, zoom = item.destination.as_list()
        assert [str(kind), int(left), int(zoom)] == ["/XYZ", 0, 0]
        number = [each.obj.objgen for each in pdf.pages].index(at.objgen)
        found.append((item.title, number, float(top), read(item.children, pdf)))
    return found


def test_entries_below_each_other() -> None:
    entries = (
        entry(1, "一、工作目标", 0, 100),
        entry(3, "1.其中", 0, 200),
        entry(2, "（一）任务", 1, 80.5),
        entry(3, "1.步骤", 1, 120),
        entry(1, "二、有关要求", 1, 300),
    )
    painted = painted_pdf(document(page(), page(), outline=entries), FONTS)
    with pikepdf.open(io.BytesIO(painted)) as pdf, pdf.open_outline() as outline:
        found = read(outline.root, pdf)
    assert found == [
        (
            "一、工作目标",
            0,
            741.89,
            [("1.其中", 0, 641.89, []), ("（一）任务", 1, 761.39, [("1.步骤", 1, 721.89, [])])],
        ),
        ("二、有关要求", 1, 541.89, []),
    ]


def test_no_headings_no_outline() -> None:
    with pikepdf.open(io.BytesIO(painted_pdf(document(page()), FONTS))) as pdf:
        assert "/Outlines" not in pdf.Root
