"""Templates as other programs package them: the same text, and the main part keeps its name."""

from __future__ import annotations

import pytest

from generator.ground.errors import TemplateError
from generator.office.package import Package, read_package
from generator.office.package.part_names import WORD_MAIN
from generator.templates.word import DocxTemplate, InlineImage, RichText
from tests.templates.word.content.pictures import picture_bytes
from tests.word_documents import make_docx, packed, parts

TYPES = "[Content_Types].xml"
LINES = ["{{ name }}：", "{{ picture }}"]


def moved(data: bytes, main: str) -> bytes:
    """``data`` with its main part called ``main``."""
    contents = parts(data)
    folder, _, file = main.rpartition("/")
    names = {"word/document.xml": main, "word/_rels/document.xml.rels": f"{folder}/_rels/{file}.rels"}
    for listing in (TYPES, "_rels/.rels"):
        contents[listing] = contents[listing].replace(b"word/document.xml", main.encode())
    return packed({names.get(name, name): content for name, content in contents.items()})


@pytest.mark.parametrize("main", ["word/document2.xml", "word/Main.XML", "word/document%32.xml"])
def test_the_main_part_keeps_its_name(main: str) -> None:
    rendered = DocxTemplate.open(moved(make_docx(["{{ name }}："]), main)).render({"name": "甲"})
    package = Package(read_package(rendered, name="a.docx"))
    assert package.main == main
    assert "甲：" in package.bytes_of(main).decode()
    assert "word/document.xml" not in package


def test_contents_come_into_a_main_part_of_another_name() -> None:
    template = DocxTemplate.open(moved(make_docx(LINES), "word/document2.xml"))
    rendered = template.render({"name": RichText("甲", bold=True), "picture": InlineImage(picture_bytes(), 10)})
    package = Package(read_package(rendered, name="a.docx"))
    assert package.main == "word/document2.xml"
    [picture] = package.all_related(package.main, "image")
    assert package.bytes_of(picture) == picture_bytes()
    assert package.content_type(picture) == "image/png"


def test_one_of_word_s_templates_makes_documents() -> None:
    contents = parts(make_docx(["{{ name }}："]))
    contents[TYPES] = contents[TYPES].replace(b".document.main+xml", b".template.main+xml")
    package = Package(read_package(DocxTemplate.open(packed(contents)).render({"name": "甲"}), name="a.docx"))
    assert package.content_type(package.main) == WORD_MAIN


@pytest.mark.parametrize("kind", ["document", "template"])
def test_macros_are_not_filled_in(kind: str) -> None:
    contents = parts(make_docx(["{{ name }}："]))
    wanted = {"document": b"document.macroEnabled", "template": b"template.macroEnabledTemplate"}[kind]
    usual = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main"
    contents[TYPES] = contents[TYPES].replace(usual, b"vnd.ms-word." + wanted + b".main")
    with pytest.raises(TemplateError) as caught:
        DocxTemplate.open(packed(contents))
    assert [each.code for each in caught.value.problems] == ["template-not-word"]


def test_blanks_behind_the_end_are_noted() -> None:
    template = DocxTemplate.open(make_docx(["甲"]) + b"\r\n", name="a.docx")
    [note] = template.notes
    assert (note.code, note.span and note.span.file) == ("template-package-behind", "a.docx")
