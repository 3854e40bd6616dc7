"""Lines that end at the right are in the copy where Word has them: the right indent of each, in twips.

LibreOffice leaves the width beside whole cells of the grid white, half of it at each side, and sets what is in the line
narrower than Word: half of the first is taken off the indent, and a fifth of the second added to it.
"""

import io

import pikepdf
import pytest
from lxml import etree

from generator.office.pdf.conversion import convert_documents
from generator.office.pdf.libreoffice_copy import adapted
from generator.office.wordml.wordml_names import NAMESPACE, w
from tests.pages import read_pages
from tests.sample_docx import paragraph, sample_docx
from tests.word_documents import packed, parts

GRID = '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>'
INDENT, BESIDE = 640, (8845 - 28 * 315) // 2
GAP = 320 / 4 - 320 / 5
HANZI, HALF = 320 - 849 / 4096 * 20 - 315, -849 / 4096 * 20 / 2
"""How much wider Word sets a gap, a hanzi and a half-width character than LibreOffice: 16 pt and charSpace, not 315."""
OFF = '<w:snapToGrid w:val="0"/>'
FRAME = '<w:framePr w:w="8845" w:h="900" w:wrap="notBeside" w:vAnchor="page" w:hAnchor="margin" w:x="1" w:y="9500"/>'
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Signed"><w:pPr><w:ind w:right="640"/>'
    '<w:jc w:val="right"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Below"><w:basedOn w:val="Signed"/></w:style>'
)
DATE = "2026年11月4日"
DATE_NARROWER = 5 * GAP + 3 * HANZI + 7 * HALF


def line(text: str = DATE, indent: str = 'w:right="640"', align: str = "right", more: str = "", size: int = 32) -> str:
    look = f'<w:rPr><w:sz w:val="{size}"/></w:rPr>'
    properties = f'{more}<w:ind {indent}/><w:jc w:val="{align}"/>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r>{look}<w:t>{text}</w:t></w:r></w:p>"


def setup(grid: str = GRID) -> str:
    margins = '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1417"/>'
    return f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>{margins}{grid}</w:sectPr>'


def indents(*blocks: str, grid: str = GRID) -> list[dict[str, str]]:
    """The indents of each paragraph in the copy."""
    body = "".join(blocks) + setup(grid)
    given = parts(sample_docx(body=f'<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>'))
    given["word/styles.xml"] = given["word/styles.xml"].replace(b"</w:styles>", f"{STYLES}</w:styles>".encode())
    copied = etree.fromstring(adapted(given)["word/document.xml"])
    found = (paragraph.find(f"{w('pPr')}/{w('ind')}") for paragraph in copied.iter(w("p")))
    return [{} if each is None else said(each) for each in found]


def said(indent: etree._Element) -> dict[str, str]:
    return {etree.QName(name).localname: str(value) for name, value in indent.items()}


def placed(narrower: float = 0, indent: int = INDENT) -> str:
    return str(indent - BESIDE + round(0.2 * narrower))


def styled(name: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr><w:r><w:t>{DATE}</w:t></w:r></w:p>'


WHOLE = str(INDENT - 25)  # 8,845 twips are 28 cells of 315 and 25
OTHERS, LEFT = "w:left='100' w:firstLine='200'", {"left": "100", "firstLine": "200"}
LARGE_GAPS = 5 * 440 * (1 / 4 - 1 / 5) + 3 * (440 - 849 / 4096 * 20 - (440 - 5)) + 7 * HALF
LINES = {
    "hanzi": (line("示例县示例局"), {"right": placed(6 * HANZI)}),
    "a date": (line(), {"right": placed(DATE_NARROWER)}),
    "a date in hanzi": (line("二〇二六年十一月四日"), {"right": placed(10 * HANZI)}),
    "digits beside marks": (line("（2026）"), {"right": placed(2 * HANZI + 4 * HALF)}),
    "no hanzi": (line("GB 9704"), {"right": placed(7 * HALF)}),
    "letters": (line("A局B"), {"right": placed(2 * GAP + HANZI + 2 * HALF)}),
    "one that fills its width has the room of Word": (line(align="distribute"), {"right": WHOLE}),
    "off the grid only gaps are narrower": (line(more=OFF), {"right": placed(5 * GAP)}),
    "off the grid without gaps": (line("示例局", more=OFF), {"right": placed()}),
    "end is another name of right": (line(align="end"), {"right": placed(DATE_NARROWER)}),
    "of the indent, too": (line(indent='w:end="640"', align="end"), {"end": placed(DATE_NARROWER)}),
    "by its style": (styled("Signed"), {"right": placed(DATE_NARROWER)}),
    "by the base of its style": (styled("Below"), {"right": placed(DATE_NARROWER)}),
    "other indents stay": (line(indent=f"{OTHERS} w:right='640'"), {**LEFT, "right": placed(DATE_NARROWER)}),
    "less than what is beside the cells": (line(indent='w:right="10"'), {"right": placed(DATE_NARROWER, 10)}),
    "no indent at the right": (line(indent='w:left="9"'), {"left": "9", "right": placed(DATE_NARROWER, 0)}),
    "never outside of the margin": (line("示例局", 'w:right="10"'), {"right": "0"}),
    "but where it was": (line("示例局", 'w:right="-200"'), {"right": "-200"}),
    "or less so": (line(indent='w:right="-200"'), {"right": placed(DATE_NARROWER, -200)}),
    "gaps grow with the type, cells do not": (line(size=44), {"right": placed(LARGE_GAPS)}),
}


@pytest.mark.cases(20)
@pytest.mark.parametrize(("paragraph", "found"), LINES.values(), ids=LINES)
def test_a_line_is_where_word_has_it(paragraph: str, found: dict[str, str]) -> None:
    assert indents(paragraph) == [found]


def test_each_section_has_a_grid_of_its_own() -> None:
    first = f"<w:p><w:pPr>{setup('')}</w:pPr></w:p>"
    assert indents(line("示例局"), first, line("示例局")) == [{"right": "640"}, {}, {"right": placed(3 * HANZI)}]


@pytest.mark.parametrize("more", ["", OFF])
def test_cells_have_no_room_to_spare_and_frames_stay(more: str) -> None:
    table = f"<w:tbl><w:tr><w:tc>{line('示例局', more=more)}</w:tc></w:tr></w:tbl>"
    narrower = 0 if more else 3 * HANZI
    assert indents(table) == [{"right": str(INDENT)}]
    assert indents(line("示例局", more=FRAME + more)) == [{"right": placed(narrower, INDENT + BESIDE)}]


def test_wider_cells() -> None:
    wide = GRID.replace("-849", "849")
    hanzi = 849 / 4096 * 20 - 4
    assert indents(line("示例局"), grid=wide) == [{"right": str(640 - 8845 % 324 // 2 + round(0.2 * 3 * hanzi))}]


@pytest.mark.parametrize("char_space", ['w:charSpace="0"', ""])
def test_a_grid_that_adds_nothing_has_no_cells(char_space: str) -> None:
    found = indents(line(), grid=GRID.replace('w:charSpace="-849"', char_space))
    assert found == [{"right": str(INDENT + round(0.2 * 5 * GAP))}]


@pytest.mark.parametrize(
    "paragraph",
    [
        line(align="left"),
        line(align="both"),
        line(align="center"),
        line(indent='w:right="640" w:rightChars="200"'),
        line(indent='w:end="640" w:endChars="200"'),
        line(text=""),
    ],
    ids=["left", "justified", "centred", "in characters", "in characters, by its other name", "empty"],
)
def test_other_lines_stay(paragraph: str) -> None:
    before = etree.fromstring(f'<w:p xmlns:w="{NAMESPACE}">{paragraph}</w:p>').find(f".//{w('ind')}")
    assert before is not None
    assert indents(paragraph) == [said(before)]


@pytest.mark.parametrize(
    "grid", ["", '<w:docGrid w:type="lines" w:linePitch="579"/>', '<w:docGrid w:linePitch="312"/>']
)
def test_without_a_grid_of_characters_lines_stay(grid: str) -> None:
    assert indents(line(), grid=grid) == [{"right": "640"}]


# Sections that restart page numbers start where they start in Word; each knows its number of pages.


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
