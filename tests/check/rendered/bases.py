"""More right documents to be spoilt: with seals, of many pages.

A seal is a plain ring with the word 示例 in it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from lxml import etree
from PIL import Image, ImageDraw

from tests.check import right
from tests.check.right import data_of, empty, finish, started
from tests.check.rules import by_hand
from tests.check.rules.by_hand import DATE, DATE_WIDTH, FOUR_ZI, ORGAN, at_right, head, main
from tests.check.rules.planting import add_base

DIAMETER = 42.0
AXIS = 28 + (by_hand.AREA - FOUR_ZI - DATE_WIDTH / 2) / 56.693
"""The middle of a date that ends 4 字 from the right, in millimetres from the sheet's left edge."""

ABOVE = -16.4
"""A seal of 42 mm has its middle half a millimetre over that of a line of 10.2 mm where it begins so much above it."""

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def ring() -> bytes:
    """A ring that is no seal of anybody's."""
    image = Image.new("RGBA", (420, 420), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((4, 4, 415, 415), outline=(255, 0, 0, 255), width=8)
    draw.text((200, 200), "SAMPLE", fill=(255, 0, 0, 255))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def press(paragraph: Paragraph, middle: float, top: float) -> None:
    """A ring behind the text: ``middle`` from the sheet's left edge, ``top`` under the top of ``paragraph``, in mm."""
    run = paragraph.add_run()
    run.add_picture(io.BytesIO(ring()), Mm(DIAMETER), Mm(DIAMETER))
    inline = run._r.find(f".//{{{_DRAWING}}}inline")
    assert inline is not None
    inline.tag = f"{{{_DRAWING}}}anchor"
    for name, value in _ANCHOR.items():
        inline.set(name, value)
    simple = OxmlElement("wp:simplePos")
    simple.set("x", "0")
    simple.set("y", "0")
    children = [simple, _position("H", "page", middle - DIAMETER / 2), _position("V", "paragraph", top)]
    for place, child in enumerate(children):
        inline.insert(place, child)
    extent = inline.find(f"{{{_DRAWING}}}extent")
    assert extent is not None
    extent.addnext(OxmlElement("wp:wrapNone"))


_ANCHOR = {
    "behindDoc": "1",
    "simplePos": "0",
    "relativeHeight": "1",
    "locked": "0",
    "layoutInCell": "1",
    "allowOverlap": "1",
}


def _position(direction: str, relative: str, millimetres: float) -> etree._Element:
    position = OxmlElement(f"wp:position{direction}")
    position.set("relativeFrom", relative)
    offset = OxmlElement("wp:posOffset")
    offset.text = str(int(Mm(millimetres)))
    position.append(offset)
    return position


def seals(document: Document) -> list[etree._Element]:
    """The anchors of its seals, in order."""
    return list(document.element.body.iter(f"{{{_DRAWING}}}anchor"))


def move(anchor: etree._Element, across: float = 0, down: float = 0) -> None:
    """Moves a seal by millimetres."""
    for offset, by in zip(anchor.iter(f"{{{_DRAWING}}}posOffset"), (across, down), strict=True):
        offset.text = str(int(str(offset.text)) + int(Mm(by)))


def sealed() -> Document:
    """The notice by hand with a seal on 署名 and date."""
    document = right.right_notice()
    press(signing(document), AXIS, ABOVE)
    return document


def two_seals() -> Document:
    """A joint issue with a seal on each name, 5.6 mm apart."""
    document = by_hand.joint_sealed()
    row = signing(document)
    for middle in (AXIS - 2700 / 56.693, AXIS):
        press(row, middle, ABOVE)
    return document


def signing(document: Document) -> Paragraph:
    """The line over the date."""
    place = [each.text for each in document.paragraphs].index(DATE)
    found: Paragraph = document.paragraphs[place - 1]
    return found


SENTENCE = "各单位要高度重视这项工作切实加强组织领导明确责任分工按照时间节点认真抓好落实确保取得实际成效"


def many_pages(text: Sequence[str] = (SENTENCE * 6,) * 8) -> Document:
    """Paragraphs of ten lines of nothing but hanzi, over four pages, without 版记."""
    document = started()
    head(document, ORGAN)
    main(document, f"{ORGAN}\n关于做好有关工作的通知", text=[f"{each}。" for each in text])
    empty(document, 2)
    name = at_right(document, ORGAN, FOUR_ZI + (DATE_WIDTH - len(ORGAN) * by_hand.CELL) // 2)
    name.paragraph_format.keep_with_next = True
    at_right(document, DATE, FOUR_ZI)
    finish(document, f"{ORGAN}关于做好有关工作的通知")
    return document


add_base("seal", lambda: data_of(sealed()))
add_base("two seals", lambda: data_of(two_seals()))
add_base("many pages", lambda: data_of(many_pages()))
