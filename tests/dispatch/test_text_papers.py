"""Text templates beside Word templates: one document for each unit, or one for the dispatch."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from generator.dispatch.build_sources import read_sources
from generator.dispatch.papers.document_maker import written
from generator.dispatch.plan import plan
from generator.dispatch.public_paint import laid_out_papers
from generator.dispatch.set_scope import is_text
from generator.dispatch.template_variables import variables
from generator.ground.errors import InputError, TemplateError
from tests.sample_office import EVERYTHING, Office, codes, tree
from tests.templates.word.content.pictures import picture_bytes
from tests.word_documents import paragraphs

LETTER = """\
---
kind: 函
title: 关于函送{{ unit.name }}目录的函
recipients: {{ unit.addressee }}
---
现送上{{ notice.title }}（{{ serial }}/{{ total }}）{{ unit.copies }}份。
"""
LIST = """\
---
title: 分发清单
recipients: 各单位
---
{% for each in units %}
{{ each.name }}{{ each.copies }}份
{% endfor %}
共{{ total }}个
"""
MORE = [
    "dispatch/清单.docx",
    "unit/便函/01-东馆.docx",
    "unit/便函/02-西馆.docx",
    "unit/便函/03-A&B馆_试点_.docx",
    "unit/便函/04-修复中心.docx",
]


@pytest.fixture
def both(office: Office) -> Office:
    """The office with a text template of either sort."""
    office.write("templates/unit/便函.md", LETTER)
    office.write("templates/dispatch/清单.md", LIST)
    return office


def texts(office: Office, path: str) -> list[str]:
    return paragraphs((office.papers / path).read_bytes())


def test_every_unit_gets_its_letter(both: Office) -> None:
    manifest = both.build()
    assert sorted(tree(both.papers)) == sorted([*EVERYTHING, *MORE, "manifest.json"])
    letter = texts(both, "unit/便函/03-A&B馆_试点_.docx")
    assert "示例市档案馆" in letter
    assert "A&B馆<试点>：" in letter
    assert "现送上关于报送《目录》的通知（3/4）1份。" in letter
    assert codes(manifest) == ["roster-group-left-out"]


def test_a_list_goes_over_all_units(both: Office) -> None:
    both.build()
    found = texts(both, "dispatch/清单.docx")
    start = found.index("东馆2份")
    assert found[start : start + 5] == ["东馆2份", "西馆1份", "A&B馆<试点>1份", "修复中心1份", "共4个"]


def test_the_manifest_tells_pages_and_template(both: Office) -> None:
    both.build()
    files = json.loads((both.papers / "manifest.json").read_text(encoding="utf-8"))["files"]
    letter = next(file for file in files if file["path"] == "unit/便函/01-东馆.docx")
    told = {key: letter[key] for key in ("kind", "unit", "code", "template", "copies", "pages")}
    assert told == {
        "kind": "unit",
        "unit": "东馆",
        "code": "01",
        "template": "unit/便函.md",
        "copies": 2,
        "pages": 1,
    }
    source = (both.folder / "templates/unit/便函.md").read_bytes()
    assert letter["template_sha256"] == hashlib.sha256(source).hexdigest()


def test_the_same_input_gives_the_same_bytes(both: Office) -> None:
    both.build()
    first = tree(both.papers)
    both.build()
    assert tree(both.papers) == first


def test_one_unit_alone(both: Office) -> None:
    both.build()
    before = tree(both.papers)
    both.write("templates/unit/便函.md", LETTER.replace("现送上", "现寄上"))
    both.write("templates/dispatch/清单.md", LIST.replace("共", "合计"))
    both.build(only=["西馆"])
    after = tree(both.papers)
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {*(path for path in MORE), "manifest.json"}, "what is there is never out of date"
    assert "现寄上关于报送《目录》的通知（2/4）1份。" in texts(both, "unit/便函/02-西馆.docx")


def test_a_problem_names_the_units_that_it_concerns(both: Office) -> None:
    both.write("templates/unit/便函.md", LETTER.replace("{{ unit.copies }}份", "{{ unit.shelves | 千分位 }}架"))
    with pytest.raises(TemplateError) as caught:
        both.build()
    [problem] = caught.value.problems
    assert (problem.code, problem.units) == ("text-needs-number", ("A&B馆<试点>", "修复中心"))
    assert problem.span is not None
    assert (Path(problem.span.file).name, problem.span.line, problem.span.column) == ("便函.md", 6, 48)
    assert not both.output.exists()


def test_a_problem_of_all_units_names_none(both: Office) -> None:
    both.write("templates/unit/便函.md", LETTER.replace("unit.addressee", "unit.adressee"))
    with pytest.raises(TemplateError) as caught:
        both.build()
    [problem] = caught.value.problems
    assert (problem.code, problem.suggestion, problem.units) == ("text-missing-name", "addressee", ())


def test_a_title_that_cannot_be_set_is_told_with_its_unit(both: Office) -> None:
    both.write("templates/unit/便函.md", LETTER.replace("目录的函", "|目录的函"))
    both.replace("units.yaml", "name: 西馆", "name: 西" + "长" * 30)
    with pytest.raises(TemplateError) as caught:
        both.build()
    assert {problem.units for problem in caught.value.problems} == {("西" + "长" * 30,)}


def test_a_list_sees_no_single_unit(both: Office) -> None:
    both.write("templates/dispatch/清单.md", LIST.replace("共{{ total }}个", "{{ unit.name }}"))
    with pytest.raises(InputError) as caught:
        both.build()
    [problem] = caught.value.problems
    assert (problem.code, problem.field) == ("text-missing-name", "unit")


def test_a_warning_of_a_letter_is_told_once(both: Office) -> None:
    both.write("templates/unit/便函.md", LETTER.replace("kind: 函\n", "kind: 函\nimprint: {office: 办公室}\n"))
    assert codes(both.build()) == ["roster-group-left-out", "notice-imprint-letter"]


def test_a_warning_that_tells_a_value_of_each_unit_is_told_once(both: Office) -> None:
    both.write("templates/house.yaml", "number_prefix: 示档发\n")
    text = LETTER.replace("kind: 函\n", "kind: 函\nformat: 公文\nnumber: 示档函〔2024〕{{ serial }}号\n")
    both.write("templates/unit/便函.md", text)
    _, warning = both.build().warnings
    assert (warning.code, warning.facts["value"], warning.units) == ("notice-number-prefix", "示档函〔2024〕1号", ())


def test_pictures_lie_beside_the_roster(both: Office) -> None:
    both.write("templates/unit/便函.md", LETTER + '{{ "馆标.png" | 图片("20mm") }}\n')
    with pytest.raises(TemplateError) as caught:
        both.build()
    assert [problem.span and problem.span.line for problem in caught.value.problems] == [7]
    (both.folder / "pictures").mkdir()
    (both.folder / "pictures" / "馆标.png").write_bytes(picture_bytes())
    both.build()
    with zipfile.ZipFile(both.papers / "unit/便函/01-东馆.docx") as package:
        assert [name for name in package.namelist() if name.endswith(".png")] != []


def test_names_that_it_reads(both: Office) -> None:
    found = variables(both.folder / "templates/unit/便函.md")
    assert [(each.name, each.span.line, each.span.column) for each in found] == [
        ("unit.name", 3, 12),
        ("unit.addressee", 4, 13),
        ("notice.title", 6, 4),
        ("serial", 6, 23),
        ("total", 6, 36),
        ("unit.copies", 6, 48),
    ]


def test_they_are_those_of_a_build(office: Office) -> None:
    """The notice, a detached attachment, a list and letters, byte for byte; no paper of a Word template."""
    office.write("templates/unit/便函.md", LETTER)
    office.write("templates/dispatch/清单.md", LIST)
    office.write("templates/notice/attachment-1.md", "---\ntitle: 目录|样表\n---\n样表一份。\n")
    entry = "attachments: [{file: attachment-1.md, detached: true}]\nsignature:"
    office.replace("templates/notice/notice.md", "signature:", entry)
    office.build()
    made = tree(office.papers)
    templates = office.folder / "templates"
    sources = read_sources(templates, templates / "notice", office.folder / "units.yaml")
    texts = [paper for paper in plan(sources) if is_text(paper)]
    found = {paper.path: written(document) for paper, document in laid_out_papers(sources, texts, office.papers)}
    assert len(found) == len(texts) == 7
    assert found == {path: made[path] for path in found}
