"""Every mistake under tests/bad/template/ earns its problems, all of them, at their places.

Such a file is a document: a line is a paragraph, lines of ``| a | b |`` are a table, ``header:`` begins the header.
Its first lines say what it must earn: ``# error PART [table N row N cell N] [paragraph N] CODE [SUGGESTION]``.
"""

import re
from pathlib import Path

import pytest

from generator.ground.errors import Problem, TemplateError
from generator.templates.word.docx_template import DocxTemplate
from tests.bad_inputs import bad_inputs, expected
from tests.bad_inputs import earned as earned_problems
from tests.refused import refused, refused_for
from tests.word_documents import make_docx, packed, parts

CONTEXT: dict[str, object] = {
    "unit": {"name": "高唐街道", "copies": 2, "group": "乡镇街道"},
    "units": [{"name": "甲"}],
    "notice": {"title": "通知", "bad": "坏\x0b字"},
}


def document(path: Path) -> tuple[bytes, list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    earned = [line.removeprefix("# error ") for line in lines if line.startswith("# error ")]
    body = [line for line in lines if not line.startswith(("# error ", "header:"))]
    header = next((line.removeprefix("header:").strip() for line in lines if line.startswith("header:")), "")
    return make_docx(body, header=header), earned


def earned_by(problem: Problem) -> str:
    span = problem.span
    assert span is not None
    numbers = [f"{name} {getattr(span, name)}" for name in ("table", "row", "cell", "paragraph") if getattr(span, name)]
    return " ".join([str(span.part), *numbers, problem.code, *filter(None, [problem.suggestion])])


@pytest.mark.parametrize("path", bad_inputs("template", "*.txt"), ids=lambda path: path.stem)
def test_bad_template(path: Path) -> None:
    data, earned = document(path)
    assert earned
    refusal = refused(TemplateError, lambda: DocxTemplate.open(data, name="bad.docx").render(CONTEXT))
    assert [earned_by(problem) for problem in refusal.problems] == earned
    for problem in refusal.problems:
        assert problem.span is not None
        assert problem.span.file == "bad.docx"
        assert problem.span.source
        assert re.search("[\u4e00-\u9fff]", problem.text("zh"))
        assert problem.text("en") != problem.text("zh")


@pytest.mark.parametrize("path", bad_inputs("template", "*.docx"), ids=lambda path: path.stem)
def test_a_file_that_is_no_word_document(path: Path) -> None:
    assert earned_problems(refused(TemplateError, DocxTemplate.open, path).problems) == expected(path)


def replaced(part: str, old: bytes, new: bytes) -> bytes:
    contents = parts(make_docx(["甲"]))
    assert old in contents[part]
    return packed({**contents, part: contents[part].replace(old, new)})


DOCUMENT, TYPES = "word/document.xml", "[Content_Types].xml"
FAULTY = {
    "not a zip": (b"\x00\x01 no document", "template-not-docx"),
    "text": ("只是改了扩展名的文字".encode(), "template-not-docx"),
    "old format": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "template-not-docx-old"),
    "cut off": (make_docx(["甲"])[:-40], "template-package-damaged"),
    "another zip": (packed({"a.txt": b"a"}), "template-not-docx"),
    "a workbook": (
        replaced(TYPES, b"wordprocessingml.document.main+xml", b"spreadsheetml.sheet.main+xml"),
        "template-not-word",
    ),
    "with macros": (
        replaced(
            TYPES,
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
        "template-not-word",
    ),
    "broken xml": (replaced(DOCUMENT, b"</w:p>", b"</w:q>"), "template-xml-broken"),
    "doctype": (
        replaced(DOCUMENT, b"<w:document", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document'),
        "template-doctype",
    ),
    "strict": (
        replaced(
            DOCUMENT,
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
        "template-strict",
    ),
    "tag in a formula": (
        replaced(DOCUMENT, b"<w:p>", b'<w:p><m:oMath xmlns:m="m"><m:r><m:t>{{ unit.name }}</m:t></m:r></m:oMath>'),
        "template-tag-place",
    ),
    "object in a tag": (
        replaced(DOCUMENT, "甲".encode(), b"{{ unit.</w:t><w:sym w:font='Wingdings' w:char='F0FC'/><w:t>name }}"),
        "template-tag-broken",
    ),
}


@pytest.mark.parametrize("mistake", FAULTY)
def test_faulty_file(mistake: str) -> None:
    data, code = FAULTY[mistake]
    refusal = refused(TemplateError, DocxTemplate.open, data, name="坏.docx")
    assert [problem.code for problem in refusal.problems] == [code]
    assert refusal.text("zh").startswith("坏.docx")


def test_a_template_that_is_not_there(tmp_path: Path) -> None:
    assert refused_for(TemplateError, DocxTemplate.open, tmp_path / "no.docx") == ["template-unreadable"]


def test_a_file_of_any_size_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "large.docx"
    with file.open("wb") as sparse:
        sparse.truncate(100_000_001)
    assert refused_for(TemplateError, DocxTemplate.open, file) == ["template-package-file"]


def test_nested_too_deeply() -> None:
    deep = "{% if unit %}" * 150 + "{% endif %}" * 150
    assert refused_for(TemplateError, DocxTemplate.open, make_docx([deep])) == ["template-deep"]
