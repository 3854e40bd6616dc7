"""Bare names beside a ``unit`` of the template's own: those that it has are no doubt, others are.

- a field by name, title and heading; the notice's element; in a template of the dispatch, and in that of a unit
- a name that neither has: with the nearest one as a suggestion
- two headings that are written alike
- a ``unit`` of which nothing is known
- in text, Word and Excel templates
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.ground.errors import Problem
from generator.templates.doubts import Known, sheet_doubts, text_doubts, word_doubts
from generator.templates.text import PaperTemplate
from generator.templates.word import DocxTemplate
from tests.templates.excel.workbooks import workbook
from tests.templates.word.fields.field_documents import document, field
from tests.word_documents import make_docx

UNIT = {"name": "甲镇", "addressee": "甲镇民政办", "f1": "一", "f2": "二"}
TITLES = {"收文单位": "addressee", "Last Name": "f1", "Last-Name": "f2"}
NOTICE = {"title": "关于某事的通知", "issuer": "示例县民政局"}
KNOWN = Known({"units": [UNIT], "notice": NOTICE, "total": 1, "papers": []}, TITLES, per_dispatch=True)
OF_UNIT = Known({"unit": UNIT, "units": [UNIT], "notice": NOTICE, "serial": 1, "total": 1}, TITLES)
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


def of_word(data: bytes, known: Known) -> list[tuple[str, str | None]]:
    template = DocxTemplate.open(data)
    return shown(word_doubts(data, template.name, known, template.variables()))


@pytest.mark.parametrize("loop", LOOPS, ids=["for", "with"])
@pytest.mark.parametrize(("name", "doubt"), NAMES.items())
def test_names_beside_an_own_unit(name: str, doubt: tuple[str, str | None] | None, loop: str, tmp_path: Path) -> None:
    expected = [] if doubt is None else [doubt]
    source = loop.format(name)
    data = make_docx([source])
    for known in (KNOWN, OF_UNIT):
        assert of_word(data, known) == expected
    assert shown(sheet_doubts(workbook([[source]]), "a.xlsx", KNOWN)) == expected
    path = tmp_path / "a.md"
    path.write_text(f"---\ntitle: 某\n---\n{source}\n", encoding="utf-8")
    assert shown(text_doubts(PaperTemplate.open(path), KNOWN)) == expected


@pytest.mark.parametrize(("name", "doubts"), [("收文单位", []), ("收文单", [("template-undefined", "收文单位")])])
def test_merge_fields_beside_an_own_unit(name: str, doubts: list[tuple[str, str]]) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>".format
    line = f"{run('{% for unit in units %}')}{field(f' MERGEFIELD {name} ')}{run('{% endfor %}')}"
    data = document(line)
    assert of_word(data, KNOWN) == doubts


def test_an_own_unit_of_which_nothing_is_known() -> None:
    data = make_docx(["{% for unit in [1, 2] | batch(1) %}{{ anything }}{% endfor %}"])
    assert of_word(data, KNOWN) == []
