"""Footers of sections that begin on an even page begin at the margin in the copy, and only there."""

from __future__ import annotations

import pytest
from lxml import etree

from generator.office.package.opc_names import OFFICE
from generator.office.pdf.adapted import adapted
from generator.office.wordml.wordml_names import NAMESPACE, w
from tests.sample_docx import paragraph, sample_docx
from tests.word_documents import parts

LINE = '<w:spacing w:line="280" w:lineRule="exact"/>'
SPACED = '<w:spacing w:before="100" w:after="50" w:line="280" w:lineRule="exact"/>'
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"


def setup(kind: str, bottom: int = 2000, *, named: bool = True) -> str:
    """A section that has the footer: its lower edge 1,000 twips above the sheet's; without a grid."""
    footer = '<w:footerReference w:type="default" r:id="rId9"/>' if named else ""
    return (
        f'<w:sectPr xmlns:r="{OFFICE}">{footer}<w:type w:val="{kind}"/><w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="2000" w:right="1400" w:bottom="{bottom}" w:left="1400" w:footer="1000"/></w:sectPr>'
    )


def filled(footer: str, *sections: str) -> int | None:
    """The space above the first line of ``footer`` in the copy."""
    *inner, last = sections
    body = "".join(f"{paragraph('国')}<w:p><w:pPr>{each}</w:pPr></w:p>" for each in inner) + paragraph("国") + last
    given = parts(sample_docx(body=f'<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>'))
    given["word/footer1.xml"] = f'<w:ftr xmlns:w="{NAMESPACE}">{footer}</w:ftr>'.encode()
    given["word/_rels/document.xml.rels"] = given["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="rId9" Type="{OFFICE}/footer" Target="footer1.xml"/></Relationships>'.encode(),
    )
    given["[Content_Types].xml"] = given["[Content_Types].xml"].replace(
        b"</Types>", f'<Override PartName="/word/footer1.xml" ContentType="{TYPE}"/></Types>'.encode()
    )
    found = etree.fromstring(adapted(given)["word/footer1.xml"]).find(f"{w('p')}/{w('pPr')}/{w('spacing')}")
    value = None if found is None else found.get(w("before"))
    return None if value is None else int(value)


@pytest.mark.parametrize(
    ("footer", "before"),
    [
        (f"<w:p><w:pPr>{LINE}</w:pPr></w:p>", 1000 - 280 - 1),
        (f"<w:p><w:pPr>{LINE}</w:pPr></w:p>" * 2, 1000 - 560 - 1),
        (f"<w:p><w:pPr>{SPACED}</w:pPr></w:p>", 100 + 1000 - 430 - 1),
        ("<w:p/>", 1000 - 480 - 1),
        ('<w:p><w:pPr><w:framePr w:w="100"/></w:pPr></w:p><w:p/>', 1000 - 480 - 1),
    ],
    ids=["a line", "two lines", "space of its own", "16 pt, at most half as high again", "beside a frame"],
)
def test_space_fills_what_the_lines_leave(footer: str, before: int | None) -> None:
    assert filled(footer, setup("evenPage")) == before


@pytest.mark.parametrize(
    ("sections", "before"),
    [
        ((setup("nextPage"),), None),
        ((setup("nextPage"), setup("evenPage", named=False)), 719),
        ((setup("nextPage", 1500), setup("evenPage")), 219),
        ((setup("evenPage", 1200),), None),
    ],
    ids=["on any page", "inherited", "of a section with less room, too", "no room"],
)
def test_only_footers_of_sections_on_even_pages_are_filled(sections: tuple[str, ...], before: int | None) -> None:
    assert filled(f"<w:p><w:pPr>{LINE}</w:pPr></w:p>", *sections) == before
