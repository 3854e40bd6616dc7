"""The main document of a package, and its number of sections."""

import pytest
from lxml import etree

from generator.ground.errors import TemplateError
from generator.office.package import Package
from generator.office.package.package_writing import content_types, relationships
from generator.office.package.part_names import CONTENT_TYPES, WORD_MAIN, WORD_TEMPLATE_MAIN, relation, sheet
from generator.office.wordml.main_document import declare_by_ending, document_of, section_count
from generator.office.wordml.open_fields import OpenFields
from generator.office.wordml.wordml_names import (
    NAMESPACE,
    SIMPLE_FIELD,
    SIMPLE_INSTRUCTION,
    STRICT_NAMESPACE,
    with_usual_names,
)

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


# Code and result of fields while a story is read, also where marks are missing.


def read(marks: str) -> list[str]:
    """What each letter of ``marks`` is: ``{`` begins a field, ``|`` separates, ``}`` ends, a letter is text or code."""
    fields = OpenFields()
    told = []
    for each in marks:
        kind = {"{": "begin", "|": "separate", "}": "end"}.get(each)
        if kind is not None:
            ended = fields.mark(kind)
            if ended is not None:
                told.append(f"{ended.instruction}{'' if ended.filled else '!'}")
        elif fields.in_code:
            fields.instruct(each)
        else:
            fields.fill()
            told.append(f"{each}:{'' if fields.innermost is None else fields.innermost.instruction}")
    return told


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        ("a{C|r}b", ["a:", "r:C", "C", "b:"]),
        ("{C}", ["C!"]),
        ("{C|}", ["C!"]),
        ("{A|x{B|y}z}", ["x:A", "y:B", "B", "z:A", "A"]),
        ("{A{B|y}C|z}", ["B!", "z:AC", "AC"]),
        ("a}b|c", ["a:", "b:", "c:"]),
        ("{C|r", ["r:C"]),
        ("{C|r|s}", ["r:C", "s:C", "C"]),
        ("{A|{B|x}}", ["x:B", "B", "A"]),
    ],
)
def test_fields(marks: str, told: list[str]) -> None:
    assert read(marks) == told


def test_a_simple_field_is_open_inside() -> None:
    fields = OpenFields()
    begun = fields.meet(etree.Element(SIMPLE_FIELD, {SIMPLE_INSTRUCTION: " PAGE "}))
    assert begun is not None
    assert begun is fields.innermost
    assert (begun.instruction, fields.in_code) == (" PAGE ", False)
    assert (fields.end(), fields.open) == (begun, [])
