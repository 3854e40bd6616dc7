"""Text templates beside Word templates: one document for each unit, or one for the dispatch."""

import zipfile
from pathlib import Path

import docx
import pytest
from docx.shared import Mm

from generator.dispatch.build_sources import read_sources
from generator.dispatch.papers.document_maker import written
from generator.dispatch.papers_without_build import laid_out_papers
from generator.dispatch.plan import plan
from generator.dispatch.set_scope import is_text
from generator.dispatch.template_variables import variables
from generator.ground.errors import InputError, LayoutError, TemplateError
from tests.refused import refused
from tests.sample_office import EVERYTHING, Office, codes, tree
from tests.templates.word.content.pictures import picture_bytes
from tests.templates.word.insets.word_files import edited, of_pages, upright
from tests.word_documents import paragraphs, saved

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
    "dispatch/清单.docx", "unit/便函/01-东馆.docx", "unit/便函/02-西馆.docx",
    "unit/便函/03-A&B馆_试点_.docx", "unit/便函/04-修复中心.docx",
]  # fmt: skip


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
    [problem] = refused(TemplateError, both.build).problems
    assert (problem.code, problem.units) == ("text-needs-number", ("A&B馆<试点>", "修复中心"))
    assert problem.span is not None
    assert (Path(problem.span.file).name, problem.span.line, problem.span.column) == ("便函.md", 6, 48)
    assert not both.output.exists()


def test_a_title_that_cannot_be_set_is_told_with_its_unit(both: Office) -> None:
    both.write("templates/unit/便函.md", LETTER.replace("目录的函", "|目录的函"))
    both.replace("units.yaml", "name: 西馆", "name: 西" + "长" * 30)
    assert {problem.units for problem in refused(TemplateError, both.build).problems} == {("西" + "长" * 30,)}


def test_a_warning_of_a_letter_is_told_once(both: Office) -> None:
    both.write("templates/unit/便函.md", LETTER.replace("kind: 函\n", "kind: 函\nimprint: {office: 办公室}\n"))
    assert codes(both.build()) == ["roster-group-left-out", "notice-imprint-letter"]


def test_pictures_lie_beside_the_roster(both: Office) -> None:
    both.write("templates/unit/便函.md", LETTER + '{{ "馆标.png" | 图片("20mm") }}\n')
    assert [problem.span and problem.span.line for problem in refused(TemplateError, both.build).problems] == [7]
    (both.folder / "pictures").mkdir()
    (both.folder / "pictures" / "馆标.png").write_bytes(picture_bytes())
    both.build()
    with zipfile.ZipFile(both.papers / "unit/便函/01-东馆.docx") as package:
        assert [name for name in package.namelist() if name.endswith(".png")] != []


def test_names_that_it_reads(both: Office) -> None:
    found = variables(both.folder / "templates/unit/便函.md")
    assert [(each.name, each.span.line, each.span.column) for each in found] == [
        ("unit.name", 3, 12), ("unit.addressee", 4, 13), ("notice.title", 6, 4), ("serial", 6, 23),
        ("total", 6, 36), ("unit.copies", 6, 48),
    ]  # fmt: skip


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


# What can stand in a text beside paragraphs, from the writer's files to the papers.


NOTICE = "关于报送《目录》的通知.docx"
TEXT = """
各馆份数如下：
| 序号 | 馆 | 份数 |
| --- | --- | --: |
{% for each in notice.extra.halls %}| {{ loop.index }} | {{ each }} | {{ loop.index * 2 }} |{% endfor %}
位置见图。
{{ "map.png" | image(width=60) }}
{{ "https://example.org/" | qrcode }}
请核对。
"""


@pytest.fixture
def full(office: Office) -> Office:
    """The office's notice with a table, pictures, an attachment across and one that is a Word file."""
    listed = "attachments: [attachment-1.md, {title: 登记办法, file: 办法.docx, leave_out: header}]"
    entries = f"{listed}\nextra: {{halls: [东馆, 西馆]}}\nsignature:"
    office.replace("templates/notice/notice.md", "signature:", entries)
    path = office.folder / "templates/notice/notice.md"
    path.write_text(path.read_text(encoding="utf-8").rstrip() + TEXT, encoding="utf-8")
    across = "---\ntitle: 分工表\nlandscape: true\n---\n| 馆 | 任务 |\n| 东馆 | 报送 |\n"
    office.write("templates/notice/attachment-1.md", across)
    (path.parent / "办法.docx").write_bytes(of_pages(saved(upright()), 1))
    (path.parent / "map.png").write_bytes(picture_bytes())
    return office


def test_all_of_it_is_in_the_notice(full: Office) -> None:
    manifest = full.build()
    document = docx.Document(str(full.papers / NOTICE))
    first, second, third = ([[cell.text for cell in row.cells] for row in table.rows] for table in document.tables[:3])
    assert first == [["序号", "馆", "份数"], ["1", "东馆", "2"], ["2", "西馆", "4"]]
    assert second == [["馆", "任务"], ["东馆", "报送"]]
    assert third == [["名称", "数量"], ["示例物品", ""]]
    expected = [pytest.approx(Mm(side), abs=700) for side in (60, 30, 40)]
    assert [shape.width for shape in document.inline_shapes] == expected
    assert "登记办法" in [paragraph.text for paragraph in document.paragraphs]
    assert "map.png" not in tree(full.papers)
    (warning,) = [problem for problem in manifest.warnings if problem.code == "layout-attachment-pages"]
    assert warning.span is not None
    assert warning.span.file.endswith("notice.md")


def test_a_changed_picture_or_word_file_is_another_notice(full: Office) -> None:
    digests = [{file.template_sha256 for file in full.build().files if file.kind == "notice"}]
    for name, data in (("map.png", picture_bytes(color="blue")), ("办法.docx", of_pages(saved(upright()), 2))):
        (full.folder / "templates/notice" / name).write_bytes(data)
        digests.append({file.template_sha256 for file in full.build().files if file.kind == "notice"})
    assert len({frozenset(each) for each in digests}) == 3


def test_a_word_file_with_comments_stops_the_build_and_nothing_is_written(full: Office) -> None:
    path = full.folder / "templates/notice/办法.docx"
    comment = '<w:r><w:commentReference w:id="1"/></w:r></w:p>'
    path.write_bytes(edited(path.read_bytes(), "</w:p>", comment))
    (problem,) = refused(InputError, full.build).problems
    assert (problem.code, str(problem.facts["what"])) == ("template-inset", "批注")
    assert not full.output.exists()


# Attachments that are not bound with the text lie beside the notice, each a document of its own (7.3.7).


ENTRIES = "attachments: [attachment-1.md, {file: attachment-2.md, detached: true}]\nsignature:"

APART = "附件2-目录样表.docx"


@pytest.fixture
def apart(office: Office) -> Office:
    """The office's notice with two attachments, the second detached."""
    office.replace("templates/notice/notice.md", "signature:", ENTRIES)
    office.write("templates/notice/attachment-1.md", "---\ntitle: 报送方案\n---\n一份。\n")
    office.write(
        "templates/notice/attachment-2.md", "---\ntitle: 目录|样表\n---\n样表一份，示例{{ notice.number }}。\n"
    )
    return office


def test_it_is_a_file_of_its_own(apart: Office) -> None:
    apart.build()
    notice, attachment = texts(apart, NOTICE), texts(apart, APART)
    assert "样表一份，示例示档发〔2024〕7号。" in attachment
    assert any("示档发〔2024〕7号" in line and "附件2" in line for line in attachment[:1])
    assert "样表一份，示例示档发〔2024〕7号。" not in notice
    assert "一份。" in notice
    assert any("目录样表" in line for line in notice)


def test_what_cannot_be_set_is_told_of_its_file(apart: Office) -> None:
    apart.replace("templates/notice/attachment-2.md", "目录|样表", "长" * 40 + "|样表")
    refusal = refused(LayoutError, apart.build)
    assert all(problem.span and problem.span.file.endswith("attachment-2.md") for problem in refusal.problems)
