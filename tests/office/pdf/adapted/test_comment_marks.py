"""The copy has no marks of comments, and all else."""

from __future__ import annotations

import pytest
from lxml import etree

from generator.office.package import Package
from generator.office.pdf.adapted import adapted
from generator.office.pdf.adapted.comment_marks import remove_comment_marks
from generator.office.wordml.wordml_names import WORD_NAMESPACES

START, END, REFERENCE = (f'<w:comment{name} w:id="1"/>' for name in ("RangeStart", "RangeEnd", "Reference"))
TEXT = "<w:r><w:rPr><w:b/></w:rPr><w:t>一</w:t></w:r>"


@pytest.mark.parametrize("namespace", WORD_NAMESPACES)
@pytest.mark.parametrize(
    ("inside", "left"),
    [
        (f"{START}{TEXT}{END}<w:r><w:rPr><w:b/></w:rPr>{REFERENCE}</w:r>", TEXT),
        (f"<w:r>{REFERENCE}</w:r>", ""),
        (f"<w:r><w:t>一</w:t>{REFERENCE}</w:r>", "<w:r><w:t>一</w:t></w:r>"),
        (TEXT, TEXT),
    ],
)
def test_marks_are_gone(inside: str, left: str, namespace: str) -> None:
    def part(content: str) -> bytes:
        return f'<w:document xmlns:w="{namespace}"><w:body><w:p>{content}</w:p></w:body></w:document>'.encode()

    package = Package({"word/document.xml": part(inside)})
    remove_comment_marks(package)
    expected = etree.tostring(etree.fromstring(part(left)), method="c14n")
    assert etree.tostring(package.look("word/document.xml"), method="c14n") == expected


def test_the_copy_has_none() -> None:
    part = f'<w:ftr xmlns:w="{WORD_NAMESPACES[0]}"><w:p>{START}{TEXT}{END}</w:p></w:ftr>'
    assert b"comment" not in adapted({"word/footer1.xml": part.encode()})["word/footer1.xml"]
