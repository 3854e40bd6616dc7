"""Names that the official fonts lack are warned about, once for each character, with the units that they concern."""

import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from generator.dispatch.papers.dispatch_rendering import copies_problems, section_counts
from generator.ground.errors import OutputError, Problem, TemplateError
from tests.sample_office import Office, tree
from tests.word_documents import make_docx, packed, parts, saved

LETTER = """\
---
title: 关于函送目录的函
recipients: {{ unit.addressee }}
format: 信函
---
请转交{{ unit.name }}{{ unit.contact }}。
"""


def warned(office: Office) -> list[Problem]:
    return [each for each in office.build().warnings if each.code == "output-character"]


def told(problem: Problem) -> tuple[object, ...]:
    return (*(str(problem.facts[key]) for key in ("character", "code", "fonts", "others")), problem.units)


def test_a_character_of_the_notice(office: Office) -> None:
    office.replace("templates/notice/notice.md", "请于三月底前", "请于三月底前向示例喆")
    [problem] = warned(office)
    assert told(problem) == ("喆", "U+5586", "仿宋_GB2312", "仿宋或方正仿宋_GBK", ())
    assert problem.span is not None
    assert Path(problem.span.file).name == "notice.md"
    assert problem.severity == "warning"


def test_a_character_of_some_units_names_them(office: Office) -> None:
    office.write("templates/unit/便函.md", LETTER)
    office.replace("units.yaml", "contact: 示例甲", "contact: 示例堃")
    office.replace("units.yaml", 'code: "02"', 'code: "02", contact: 示例堃䶮')
    assert [told(each) for each in warned(office)] == [
        ("堃", "U+5803", "仿宋_GB2312", "仿宋或方正仿宋_GBK", ("东馆", "西馆")),
        ("䶮", "U+4DAE", "仿宋_GB2312", "方正仿宋_GB18030", ("西馆",)),
    ]


def word_letter(font: str, text: str = "{{ unit.name }}（{{ unit.contact }}）") -> bytes:
    from io import BytesIO

    from docx import Document
    from docx.oxml.ns import qn

    document = Document(BytesIO(make_docx([text])))
    run = document.paragraphs[0].runs[0]
    run.font.name = font
    for fonts in run._element.iter(qn("w:rFonts")):
        fonts.set(qn("w:eastAsia"), font)
    return saved(document)


@pytest.mark.parametrize(("font", "expected"), [("仿宋_GB2312", ["堃"]), ("仿宋", []), ("思源宋体", [])])
def test_a_word_template_is_judged_by_its_own_fonts(office: Office, font: str, expected: list[str]) -> None:
    (office.folder / "templates/unit/函.docx").write_bytes(word_letter(font))
    office.replace("units.yaml", "contact: 示例甲", "contact: 示例堃")
    problems = warned(office)
    assert [each.facts["character"] for each in problems] == expected
    assert [each.units for each in problems] == [("东馆",)] * len(expected)


# Print orders, sums and rare characters, whatever templates call their main part and however they refer to parts.


Change = Callable[[dict[str, bytes]], dict[str, bytes]]


def _renamed(contents: dict[str, bytes], old: str, new: str) -> dict[str, bytes]:
    """``contents`` with the main part ``old`` called ``new``, in the listings too; its folder stays."""
    listings = ("[Content_Types].xml", "_rels/.rels")
    folder, _, last = new.rpartition("/")
    names = {old: new, "word/_rels/document.xml.rels": f"{folder}/_rels/{last}.rels"}
    return {
        names.get(name, name): data.replace(old.encode(), new.encode()) if name in listings else data
        for name, data in contents.items()
    }


def document2(contents: dict[str, bytes]) -> dict[str, bytes]:
    return _renamed(contents, "word/document.xml", "word/document2.xml")


def absolute(contents: dict[str, bytes]) -> dict[str, bytes]:
    listing = "word/_rels/document.xml.rels"
    targets = re.sub(rb'Target="(?!\.\.|/)', b'Target="/word/', contents[listing])
    root = contents["_rels/.rels"].replace(b'Target="', b'Target="/')
    return {**contents, listing: targets, "_rels/.rels": root}


def odd_case(contents: dict[str, bytes]) -> dict[str, bytes]:
    """The zip has the parts of Word in capitals, listings speak of them in small letters."""
    return {name.upper() if name.startswith("word/") else name: data for name, data in contents.items()}


def encoded(contents: dict[str, bytes]) -> dict[str, bytes]:
    return {
        name: data.replace(b"word/document.xml", b"word/d%6fcument.xml") if name == "_rels/.rels" else data
        for name, data in contents.items()
    }


CHANGES: dict[str, Change] = {
    "another name": document2,
    "absolute targets": absolute,
    "another case": odd_case,
    "encoded": encoded,
    "all of it": lambda contents: odd_case(encoded(absolute(contents))),
}


@pytest.fixture(params=list(CHANGES))
def change(request: pytest.FixtureRequest) -> Change:
    return CHANGES[str(request.param)]


def changed(path: Path, change: Change) -> None:
    path.write_bytes(packed(change(parts(path.read_bytes()))))


def two_sections() -> bytes:
    document = docx.Document()
    document.add_paragraph("{{ unit.addressee }}：")
    document.add_section()
    document.add_paragraph("（背面）")
    return saved(document)


ORDER = [
    "| 纸 | 节 | 份数 |",
    "| {%tr for paper in papers %} |  |  |",
    "| {{ paper.title }} | {{ paper.sections }} | {{ paper.copies }} |",
    "| {%tr endfor %} |  |  |",
]


def order_of(office: Office) -> list[list[str]]:
    table = docx.Document(str(office.papers / "dispatch" / "打印单.docx")).tables[0]
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.cases(2)
def test_the_print_order_counts_every_section(office: Office, change: Change) -> None:
    office.replace("templates/notice/notice.md", "signature: unsealed", "signature: unsealed\nprinting: {files: [函]}")
    letter = office.folder / "templates" / "unit" / "函.docx"
    letter.write_bytes(two_sections())
    office.template("dispatch/打印单.docx", ORDER)
    office.build()
    plain = order_of(office)
    assert [row[1] for row in plain if row[0] == "函"] == ["s1-s2", "s3-s8"]
    changed(letter, change)
    office.build()
    assert order_of(office) == plain


def test_a_list_that_does_not_add_up_is_refused(office: Office, change: Change) -> None:
    rows = ["| 单位 | 份数 |", "| {%tr for unit in units %} |  |", "| {{ unit.addressee }} | {{ unit.copies }} |"]
    office.template("dispatch/分发表.docx", [*rows, "| {%tr endfor %} |  |", "| 合计 | 6 |"])
    changed(office.folder / "templates" / "dispatch" / "分发表.docx", change)
    with pytest.raises(OutputError) as caught:
        office.build()
    assert [each.code for each in caught.value.problems] == ["output-copies-total"]
    assert not office.output.exists()


def test_characters_that_a_font_named_on_a_run_lacks_are_warned_of(office: Office, change: Change) -> None:
    office.replace("units.yaml", "name: 修复中心", "name: 修䶮中心")
    document = docx.Document()
    run = document.add_paragraph().add_run("{{ unit.name }}")
    run.font.name = "仿宋_GB2312"
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋_GB2312")
    path = office.folder / "templates" / "unit" / "函.docx"
    document.save(str(path))
    changed(path, change)
    warnings = [each for each in office.build().warnings if each.code == "output-character"]
    expected = [("䶮", "仿宋_GB2312", ("修䶮中心",))]
    assert [(each.facts["character"], str(each.facts["fonts"]), each.units) for each in warnings] == expected


def test_the_papers_are_those_of_the_plain_template(office: Office, change: Change) -> None:
    office.build()
    plain = {name: texts(data) for name, data in tree(office.papers).items() if name.startswith("unit/")}
    changed(office.folder / "templates" / "unit" / "函.docx", change)
    office.build()
    found = {name: texts(data) for name, data in tree(office.papers).items() if name.startswith("unit/")}
    assert found == plain


def texts(data: bytes) -> list[str]:
    """The text of the main part, whatever that is called."""
    [main] = [
        part
        for name, part in parts(data).items()
        if name.lower().startswith("word/document") and name.lower().endswith(".xml")
    ]
    return re.findall(r"<w:t[^>]*>([^<]*)</w:t>", main.decode())


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (b"", "a.docx"),
        (packed({"[Content_Types].xml": b"<Types/>"}), "a.docx"),
        (packed({**parts(make_docx(["甲"])), "word/document.xml": b"<broken"}), "a.docx"),
        (packed({**parts(make_docx(["甲"])), "_rels/.rels": b"<broken"}), "a.docx"),
        (b"", "a.xlsx"),
        (packed({"[Content_Types].xml": b"<Types/>"}), "a.xlsx"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused(data: bytes, path: str) -> None:
    [problem] = copies_problems(data, path, {"甲"}, 1)
    assert (problem.code, problem.severity) == ("output-list-unread", "error")
    assert problem.message("zh") != problem.message("en")


def test_sections_that_cannot_be_counted_are_refused(office: Office) -> None:
    letters = office.build().files
    paper = next(each for each in letters if each.kind == "unit")
    broken = packed({**parts(make_docx(["甲"])), "word/document.xml": b"<broken"})
    with pytest.raises(TemplateError):
        section_counts([paper], lambda _: broken)  # type: ignore[list-item]  # only its path is asked for
