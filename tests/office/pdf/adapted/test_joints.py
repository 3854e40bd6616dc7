"""Sections that restart page numbers start where they start in Word; each knows its number of pages."""

from __future__ import annotations

import io

import pikepdf
import pytest

from generator.office.pdf import convert_documents
from tests.pages import read_pages
from tests.sample_docx import paragraph, sample_docx
from tests.word_documents import packed, parts

_PAGE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/>'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FOOTER = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_EMPTY_PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def field(instruction: str) -> str:
    return f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>?</w:t></w:r></w:fldSimple>'


def section(kind: str, start: str = "", more: str = "") -> str:
    """What ends a section; ``start`` is the number of its first page."""
    numbers = f'<w:pgNumType w:start="{start}"/>' if start else ""
    return f'<w:p><w:pPr><w:sectPr>{more}<w:type w:val="{kind}"/>{_PAGE}{numbers}</w:sectPr></w:pPr></w:p>'


def of(*sections: tuple[str, str, str]) -> bytes:
    """A document of sections, each its text, where it begins, and the number of its first page."""
    content = "".join(f"{paragraph(text)}{section(kind, start)}" for text, kind, start in sections[:-1])
    text, kind, start = sections[-1]
    last = section(kind, start).replace("<w:p><w:pPr>", "").replace("</w:pPr></w:p>", "")
    body = f"{content}{paragraph(text)}{last}"
    return sample_docx(body=f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}</w:body></w:document>')


def with_footer(data: bytes, content: str) -> bytes:
    """The document with a footer, which its first section names and all others inherit."""
    contents = parts(data)
    contents["word/footer1.xml"] = f'<w:ftr xmlns:w="{_W}"><w:p>{content}</w:p></w:ftr>'.encode()
    contents["word/_rels/document.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId9" Type="{_R}/footer" Target="footer1.xml"/></Relationships>'
    ).encode()
    override = f'<Override PartName="/word/footer1.xml" ContentType="{_FOOTER}"/></Types>'.encode()
    contents["[Content_Types].xml"] = contents["[Content_Types].xml"].replace(b"</Types>", override)
    reference = b'<w:sectPr><w:footerReference w:type="default" r:id="rId9"/>'
    contents["word/document.xml"] = contents["word/document.xml"].replace(b"<w:sectPr>", reference, 1)
    return packed(contents)


DOCUMENTS = {
    "next page": of(("甲", "nextPage", "1"), ("乙", "nextPage", "1"), ("丙", "nextPage", "1")),
    "odd page": of(("甲", "oddPage", "1"), ("乙", "oddPage", "1"), ("丙", "oddPage", "1")),
    "even page": of(("甲", "nextPage", "1"), ("乙", "evenPage", ""), ("丙", "nextPage", "1")),
    "even page after two": of(("甲", "nextPage", ""), ("乙", "nextPage", ""), ("丙", "evenPage", "")),
    "an empty page of its own": of(
        (f"甲</w:t></w:r></w:p>{_EMPTY_PAGE}<w:p><w:r><w:t>", "nextPage", "1"), ("乙", "nextPage", "1")
    ),
    "counted": with_footer(
        of(("甲", "nextPage", "1"), (f"乙</w:t></w:r></w:p>{_EMPTY_PAGE}<w:p><w:r><w:t>丙", "nextPage", "1")),
        f"<w:r><w:t>第</w:t></w:r>{field('PAGE')}<w:r><w:t>页共</w:t></w:r>{field('SECTIONPAGES')}",
    ),
}
PAGES = {
    "next page": ["甲", "乙", "丙"],
    "odd page": ["甲", "", "乙", "", "丙"],
    "even page": ["甲", "乙", "丙"],
    "even page after two": ["甲", "乙", "", "丙"],
    "an empty page of its own": ["甲", "", "乙"],
    "counted": ["甲第1页共1", "乙第1页共2", "丙第2页共2"],
}


@pytest.fixture(scope="module")
def pdfs() -> dict[str, bytes]:
    done = convert_documents(DOCUMENTS)
    return {name: done.pdfs[name].data for name in DOCUMENTS}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_pages_are_those_that_word_prints(pdfs: dict[str, bytes], name: str) -> None:
    assert [page.bare_text for page in read_pages(pdfs[name])] == PAGES[name]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_bookmark_of_ours_is_left(pdfs: dict[str, bytes], name: str) -> None:
    with pikepdf.open(io.BytesIO(pdfs[name])) as document:
        assert "fawenJoint" not in str(document.Root.get("/Dests", ""))
