"""Names that the official fonts lack are warned about, once for each character, with the units that they concern."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.ground.errors import Problem
from tests.sample_office import Office
from tests.word_documents import make_docx

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
    return (*(problem.facts[key] for key in ("character", "code", "fonts", "others")), problem.units)


def test_a_character_of_the_notice(office: Office) -> None:
    office.replace("templates/notice/notice.md", "请于三月底前", "请于三月底前向示例喆")
    [problem] = warned(office)
    assert told(problem) == ("喆", "U+5586", "仿宋_GB2312", "仿宋或方正仿宋_GBK", ())
    assert problem.span is not None
    assert Path(problem.span.file).name == "notice.md"
    assert problem.severity == "warning"


def test_a_character_in_several_fonts_is_told_once(office: Office) -> None:
    office.replace("templates/notice/notice.md", "关于报送|《目录》的通知", "关于示例喆的通知")
    office.replace("templates/notice/notice.md", "请于三月底前", "一、示例喆\n请示例喆于三月底前")
    [problem] = warned(office)
    assert told(problem)[2:] == ("方正小标宋简体、仿宋_GB2312", "方正小标宋_GBK、仿宋或方正仿宋_GBK", ())


def test_the_house_may_have_a_font_that_has_it(office: Office) -> None:
    office.replace("templates/notice/notice.md", "请于三月底前", "请于三月底前向示例喆")
    office.write("templates/house.yaml", "fonts: {body: 方正仿宋_GBK}\n")
    assert warned(office) == []


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
    data = BytesIO()
    document.save(data)
    return data.getvalue()


@pytest.mark.parametrize(("font", "expected"), [("仿宋_GB2312", ["堃"]), ("仿宋", []), ("思源宋体", [])])
def test_a_word_template_is_judged_by_its_own_fonts(office: Office, font: str, expected: list[str]) -> None:
    (office.folder / "templates/unit/函.docx").write_bytes(word_letter(font))
    office.replace("units.yaml", "contact: 示例甲", "contact: 示例堃")
    problems = warned(office)
    assert [each.facts["character"] for each in problems] == expected
    assert [each.units for each in problems] == [("东馆",)] * len(expected)


def test_what_a_word_template_does_not_print_is_not_told(office: Office) -> None:
    (office.folder / "templates/unit/函.docx").write_bytes(word_letter("仿宋_GB2312"))
    office.replace("units.yaml", "phone: 023-00000000", "phone: 堃")
    assert warned(office) == []


def test_a_bare_name_in_a_loop_is_of_the_unit_there(office: Office) -> None:
    text = "{% for unit in units %}{{ 联系人 }}{{ issuer }}{% endfor %}"
    (office.folder / "templates/dispatch/名单.docx").write_bytes(word_letter("仿宋_GB2312", text))
    office.replace("units.yaml", "contact: 示例甲", "contact: 示例堃")
    assert [each.facts["character"] for each in warned(office)] == ["堃"]
