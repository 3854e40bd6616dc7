"""Every paragraph of the copy says itself that nothing hangs, in the way that LibreOffice understands."""

from __future__ import annotations

import pytest
from lxml import etree

from generator.office.pdf.adapted import adapted
from generator.office.wordml.wordml_names import WORD_NAMESPACES

W = WORD_NAMESPACES[0]


def hanging(part: bytes, namespace: str = W) -> list[str | None]:
    """The value for hanging punctuation of each paragraph, in order."""
    name = f"{{{namespace}}}pPr/{{{namespace}}}overflowPunct"
    found = [each.find(name) for each in etree.fromstring(part).iter(f"{{{namespace}}}p")]
    return [None if each is None else each.get(f"{{{namespace}}}val") for each in found]


@pytest.mark.parametrize("namespace", WORD_NAMESPACES)
@pytest.mark.parametrize(
    "inside",
    [
        "",
        "<w:pPr/>",
        '<w:pPr><w:overflowPunct w:val="0"/></w:pPr>',
        "<w:pPr><w:overflowPunct/></w:pPr>",
        '<w:r/><w:pPr><w:jc w:val="both"/></w:pPr>',
    ],
)
def test_every_paragraph_says_1_itself(inside: str, namespace: str) -> None:
    part = f'<w:ftr xmlns:w="{namespace}"><w:p>{inside}</w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:ftr>'
    assert hanging(adapted({"word/footer1.xml": part.encode()})["word/footer1.xml"], namespace) == ["1", "1"]


def test_the_order_that_the_schema_asks_for_is_kept() -> None:
    order = ("pStyle", "widowControl", "kinsoku", "topLinePunct", "spacing", "jc")
    part = (
        f'<w:document xmlns:w="{W}"><w:p><w:pPr>{"".join(f"<w:{each}/>" for each in order)}</w:pPr></w:p></w:document>'
    )
    properties = etree.fromstring(adapted({"a.xml": part.encode()})["a.xml"])[0][0]
    assert [etree.QName(each).localname for each in properties] == [*order[:3], "overflowPunct", *order[3:]]
