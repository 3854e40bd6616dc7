"""The main document of a package, and its number of sections."""

from __future__ import annotations

import pytest

from generator.ground.errors import TemplateError
from generator.office.package import Package
from generator.office.package.package_writing import content_types, relationships
from generator.office.package.part_names import CONTENT_TYPES, WORD_MAIN, WORD_TEMPLATE_MAIN, relation, sheet
from generator.office.wordml.main_document import declare_by_ending, document_of, section_count
from generator.office.wordml.wordml_names import NAMESPACE, STRICT_NAMESPACE, with_usual_names

SECTION = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"


def package(
    body: str, *, namespace: str = NAMESPACE, root: str = "document", main: str = "word/document2.xml"
) -> Package:
    data = f'<w:{root} xmlns:w="{namespace}">{body}</w:{root}>'.encode()
    return Package({"_rels/.rels": relationships("", [(relation("officeDocument"), main)]), main: data}, "a.docx")


def code(opened: Package, *, strict: bool = False) -> str:
    with pytest.raises(TemplateError) as caught:
        document_of(opened, strict=strict)
    return caught.value.problems[0].code


def test_what_is_no_document() -> None:
    assert code(Package({"word/document.xml": b"<d/>"})) == "template-not-word"
    assert code(package("")) == "template-not-word"
    assert code(package("<w:body/>", root="hdr")) == "template-not-word"
    assert code(package("<w:body/>", namespace="other")) == "template-not-word"
    assert code(package("<w:body>")) == "template-xml-broken"
    assert code(package("<w:body/>", namespace=STRICT_NAMESPACE)) == "template-strict"


def test_strict_ones_are_read_where_they_may_be() -> None:
    opened = package("<w:body/>", namespace=STRICT_NAMESPACE)
    root = document_of(opened, strict=True)
    assert root.tag == f"{{{STRICT_NAMESPACE}}}document"
    usual = {name: with_usual_names(opened.bytes_of(name)) for name in opened}
    assert document_of(Package(usual)).tag == f"{{{NAMESPACE}}}document"


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("", 1),
        ("<w:p/><w:sectPr/>", 1),
        (f"{SECTION}<w:sectPr/>", 2),
        (f"{SECTION}{SECTION}", 3),
        ("<w:p/><w:sectPr><w:sectPrChange><w:sectPr/></w:sectPrChange></w:sectPr>", 1),
        (f"<w:sdt><w:sdtContent>{SECTION}</w:sdtContent></w:sdt><w:sectPr/>", 2),
    ],
)
def test_sections(body: str, count: int) -> None:
    assert section_count(package(f"<w:body>{body}</w:body>")) == count


def test_sections_by_another_prefix() -> None:
    main = f'<document xmlns="{NAMESPACE}"><body><p><pPr><sectPr/></pPr></p><sectPr/></body></document>'.encode()
    opened = package("<w:body/>")
    opened.put(opened.main, main)
    assert section_count(opened) == 2


@pytest.mark.parametrize(
    ("kind", "file", "then"),
    [
        (WORD_TEMPLATE_MAIN, "a.docx", WORD_MAIN),
        (WORD_MAIN, "a.DOTX", WORD_TEMPLATE_MAIN),
        (WORD_MAIN, "a.docx", WORD_MAIN),
        (WORD_TEMPLATE_MAIN, "", WORD_TEMPLATE_MAIN),
        (sheet("sheet.main"), "a.docx", sheet("sheet.main")),
    ],
)
def test_a_document_says_what_the_ending_of_its_name_does(kind: str, file: str, then: str) -> None:
    opened = package("<w:body/>")
    opened.put(CONTENT_TYPES, content_types({}, {}))
    opened.declare(opened.main, kind)
    declare_by_ending(opened, file)
    assert opened.content_type(opened.main) == then
