"""SECTIONPAGES becomes a field that LibreOffice can compute, whatever the names of parts and their targets."""

import re

import pikepdf
import pytest
from lxml import etree

from generator.office.package import Package, read_package
from generator.office.package.package_writing import content_types
from generator.office.package.part_names import OFFICE, STRICT_OFFICE, WORD_MAIN, word
from generator.office.pdf.libreoffice_copy import adapted
from generator.office.pdf.libreoffice_copy.flow_lines import is_added_page
from generator.office.wordml.wordml_names import NAMESPACE, STRICT_NAMESPACE, WORD_NAMESPACES, w
from tests.sample_docx import paragraph, sample_docx
from tests.word_documents import parts

PICTURE = "media/a.png"


def field(code: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}<w:r><w:t>x</w:t></w:r>{marks[2]}"


def rows(office: str, *targets: tuple[str, str, str]) -> bytes:
    inside = "".join(f'<Relationship Id="{id_}" Type="{office}/{kind}" Target="{to}"/>' for id_, kind, to in targets)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'.encode()


def document(
    *,
    main: str = "word/document.xml",
    target: str = "footer1.xml",
    footer: str = "word/footer1.xml",
    strict: bool = False,
) -> dict[str, bytes]:
    """Two sections, whose pages are counted from 1, and a footer of both that the first one names."""
    namespace, office = (STRICT_NAMESPACE, STRICT_OFFICE) if strict else (NAMESPACE, OFFICE)
    names = f'xmlns:w="{namespace}" xmlns:r="{office}"'
    first = '<w:sectPr><w:footerReference w:type="default" r:id="f"/><w:pgNumType w:start="1"/></w:sectPr>'
    body = f"<w:p><w:pPr>{first}</w:pPr></w:p><w:p/><w:sectPr><w:pgNumType w:start='1'/></w:sectPr>"
    folder, _, file = main.rpartition("/")
    return {
        "[Content_Types].xml": content_types({main: WORD_MAIN, footer: word("footer")}, {"png": "image/png"}),
        "_rels/.rels": rows(office, ("r", "officeDocument", f"/{main}")),
        main: f"<w:document {names}><w:body>{body}</w:body></w:document>".encode(),
        f"{folder}/_rels/{file}.rels": rows(office, ("f", "footer", target)),
        footer: f"<w:ftr {names}><w:p>{field(' SECTIONPAGES ')}</w:p></w:ftr>".encode(),
        "word/_rels/footer1.xml.rels": rows(office, ("p", "image", PICTURE)),
        f"word/{PICTURE}": b"picture",
    }


@pytest.mark.parametrize(
    "parts",
    [
        document(),
        document(main="word/document2.xml"),
        document(target="/word/footer1.xml"),
        document(target="FOOTER1.xml"),
        document(target="foo%74er1.xml#x"),
        document(main="main/text.xml", target="../word/footer1.xml"),
        document(strict=True),
    ],
    ids=["usual", "another name", "absolute", "another case", "encoded", "another folder", "strict"],
)
def test_each_section_has_a_footer_that_asks_for_its_own_last_page(parts: dict[str, bytes]) -> None:
    package = Package(adapted(parts))
    text = package.bytes_of(package.main).decode()
    expected = ["fawenSectionEnd1", "fawenSectionEnd2"]
    assert re.findall(r'bookmarkStart [^>]*name="(fawenSectionEnd\d)"', text) == expected
    targets = package.targets(package.main)
    footers = [targets[each] for each in re.findall(r'footerReference [^>]*:id="([^"]*)"', text)]
    assert len({each.target for each in footers}) == 2
    for number, each in enumerate(footers, start=1):
        assert f"PAGEREF fawenSectionEnd{number}" in package.bytes_of(each.target).decode()
        assert package.content_type(each.target) == word("footer")
        assert package.related(each.target, "image") == f"word/{PICTURE}"


# Footers of sections that begin on an even page begin at the margin in the copy, and only there.
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


W = WORD_NAMESPACES[0]


@pytest.mark.parametrize(
    "part",
    [
        b"<w:broken",
        b"",
        b'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p/></a:theme>',
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_wordprocessingml_stays_byte_for_byte(part: bytes) -> None:
    parts = {"word/document.xml": part, "word/media/image1.png": b"\x89PNG"}
    assert adapted(parts) == parts


def test_text_and_all_other_parts_stay_the_same() -> None:
    before = read_package(sample_docx(paragraph("甲，乙 &amp; 丙"), paragraph("  丁  ")), name="sample.docx")
    after = adapted(before)
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"word/document.xml", "word/styles.xml"}
    texts = [etree.fromstring(parts["word/document.xml"]).xpath("string()") for parts in (before, after)]
    assert texts[0] == texts[1] == "甲，乙 & 丙  丁  "


CLIP = b"0.1 w\nq 0 0.028 595 842 re\nW* n\n"
BORDER = b"0.7 0 0 RG\nq 1.5 w 0 J 1 j\n%s 767 m\n%s 767 l S\nQ\nQ "


@pytest.mark.parametrize(
    ("content", "added"),
    [
        (b"0.1 w\n", True),
        (CLIP + BORDER % (b"-588", b"-24.05"), True),  # the page border of a page that LibreOffice adds
        (CLIP + BORDER % (b"24", b"571"), False),
        (CLIP + BORDER % (b"-2", b"571"), False),
        (CLIP + b"BT\n90 709 Td /F1 11 Tf<01>Tj\nET\n" + BORDER % (b"-588", b"-24"), False),
        (CLIP + b"Q ", False),
    ],
)
def test_a_page_that_libreoffice_adds_is_known_with_a_border_too(content: bytes, added: bool) -> None:
    with pikepdf.new() as document:
        page = document.add_blank_page()
        page.Contents = document.make_stream(content)
        assert is_added_page(page) is added
