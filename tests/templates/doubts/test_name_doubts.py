"""Names that several things have."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.ground.errors import Problem
from generator.templates.doubts.name_doubts import shared_name, text_doubts
from generator.templates.doubts.name_scope import NameScope
from generator.templates.doubts.word_parts import sheet_doubts, word_doubts
from generator.templates.text.paper_template import PaperTemplate
from generator.templates.word.docx_template import DocxTemplate
from tests.templates.excel.workbooks import workbook
from tests.templates.word.fields.field_documents import document, field
from tests.word_documents import make_docx

UNIT = {
    "name": "甲镇",
    "f1": "一",
    "f2": "二",
    "f3": "三",
    "f4": "四",
    "f5": "五",
    "a_b": "六",
    "Tel_": "七",
    "f6": "八",
    "contact": "某",
}
TITLES = {
    "单位名称": "name",
    "Last Name": "f1",
    "Last-Name": "f2",
    "last name": "f2",
    "total": "f3",
    "title": "f4",
    "Tel.": "Tel_",
    "Tel,": "f6",
}
VALUES = {
    "unit": UNIT,
    "units": [UNIT],
    "notice": {"title": "关于某事的通知", "issuer": "示例县民政局", "contact": {"name": "某"}, "note": ""},
}
KNOWN = NameScope(VALUES, {**TITLES, "a b": "f5", "note": "f5"})


@pytest.mark.parametrize(
    ("name", "merge_field", "doubt"),
    [
        ("Last_Name", False, ("template-name-shared", "Last Name、Last-Name", "Last Name")),
        ("LAST NAME", True, ("template-name-shared", "Last Name、Last-Name", "Last Name")),
        ("Last Name", True, None),
        ("a_b", False, ("template-name-shared", "a_b、a b", "a_b")),
        ("a_b", True, None),
        ("Tel_", False, ("template-name-shared", "Tel.、Tel,", "Tel.")),
        ("total", False, ("template-name-hidden", "total", "unit.f3")),
        ("total", True, None),
        ("title", False, ("template-name-hidden", "unit.f4", "notice.title")),
        ("title", True, ("template-name-hidden", "unit.f4", "notice.title")),
        *(("serial", False, None), ("contact", False, None), ("note", False, None)),
        *(("name", False, None), ("单位名称", False, None), ("issuer", False, None)),
        *(("unit.title", False, None), ("notice.title", False, None)),
    ],
)
def test_what_is_doubtful(name: str, merge_field: bool, doubt: tuple[str, str, str] | None) -> None:
    found = shared_name(name, KNOWN, merge_field=merge_field)
    shown = None if found is None else (found[0], *(str(fact) for key, fact in found[1].items() if key != "name"))
    assert shown == doubt


def test_a_dispatch_has_no_unit_whose_fields_hide_anything() -> None:
    assert shared_name("title", NameScope(VALUES, TITLES, per_dispatch=True)) is None


# Bare names beside a ``unit`` of the template's own: those that it has are no doubt, others are.

OWN_UNIT = {"name": "甲镇", "addressee": "甲镇民政办", "f1": "一", "f2": "二"}
OWN_TITLES = {"收文单位": "addressee", "Last Name": "f1", "Last-Name": "f2"}
OWN_NOTICE = {"title": "关于某事的通知", "issuer": "示例县民政局"}
OWN_KNOWN = NameScope(
    {"units": [OWN_UNIT], "notice": OWN_NOTICE, "total": 1, "papers": []}, OWN_TITLES, per_dispatch=True
)
OF_UNIT = NameScope({"unit": OWN_UNIT, "units": [OWN_UNIT], "notice": OWN_NOTICE, "serial": 1, "total": 1}, OWN_TITLES)
NAMES = {
    # a bare name: the code of its doubt, and what is suggested
    "name": None,
    "收文单位": None,
    "issuer": None,
    "notice.title": None,
    "收文单": ("template-undefined", "unit.addressee"),
    "Last_Name": ("template-name-shared", None),
}
LOOPS = (
    "{{% for unit in units %}}{{{{ {} }}}}{{% endfor %}}",
    "{{% with unit = units[0] %}}{{{{ {} }}}}{{% endwith %}}",
)


def shown(problems: Iterable[Problem]) -> list[tuple[str, str | None]]:
    return [(each.code, each.suggestion) for each in problems if each.code != "template-shadow"]


def of_word(data: bytes, known: NameScope) -> list[tuple[str, str | None]]:
    template = DocxTemplate.open(data)
    return shown(word_doubts(data, template.name, known, template.variables()))


@pytest.mark.parametrize("loop", LOOPS, ids=["for", "with"])
@pytest.mark.parametrize(("name", "doubt"), NAMES.items())
def test_names_beside_an_own_unit(name: str, doubt: tuple[str, str | None] | None, loop: str, tmp_path: Path) -> None:
    expected = [] if doubt is None else [doubt]
    source = loop.format(name)
    data = make_docx([source])
    for known in (OWN_KNOWN, OF_UNIT):
        assert of_word(data, known) == expected
    assert shown(sheet_doubts(workbook([[source]]), "a.xlsx", OWN_KNOWN)) == expected
    path = tmp_path / "a.md"
    path.write_text(f"---\ntitle: 某\n---\n{source}\n", encoding="utf-8")
    assert shown(text_doubts(PaperTemplate.open(path), OWN_KNOWN)) == expected


@pytest.mark.parametrize(("name", "doubts"), [("收文单位", []), ("收文单", [("template-undefined", "收文单位")])])
def test_merge_fields_beside_an_own_unit(name: str, doubts: list[tuple[str, str]]) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>".format
    line = f"{run('{% for unit in units %}')}{field(f' MERGEFIELD {name} ')}{run('{% endfor %}')}"
    data = document(line)
    assert of_word(data, OWN_KNOWN) == doubts


def test_an_own_unit_of_which_nothing_is_known() -> None:
    data = make_docx(["{% for unit in [1, 2] | batch(1) %}{{ anything }}{% endfor %}"])
    assert of_word(data, OWN_KNOWN) == []


# Chinese names of the notice's elements, which no template has: what a template writes for them is suggested.

NOTICE = {"title": "关于某事的通知", "date": "2024年3月5日", "number": "示档发〔2024〕7号"}
NOTICE_KNOWN = NameScope(
    {"unit": {"name": "甲镇", "f1": "一"}, "notice": NOTICE, "serial": 1, "total": 1}, {"标题": "f1"}
)


@pytest.mark.parametrize("form", ["tag", "merge field"])
@pytest.mark.parametrize(
    ("word", "suggested"),
    [
        ("成文日期", {"notice.date"}),
        ("日期", {"notice.date"}),
        ("发文字号", {"notice.number"}),
        ("标题", set()),
        ("签名章", {None}),
    ],
)
def test_what_a_template_writes_is_suggested(word: str, suggested: set[str | None], form: str) -> None:
    data = make_docx([f"{{{{ {word} }}}}"]) if form == "tag" else document(field(f" MERGEFIELD {word} "))
    found = word_doubts(data, "信函.docx", NOTICE_KNOWN, DocxTemplate.open(data).variables())
    assert {(each.code, each.suggestion) for each in found} == {("template-undefined", each) for each in suggested}
