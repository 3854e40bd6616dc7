from __future__ import annotations

from pathlib import Path

import pytest

from generator.dispatch import merge, variables
from generator.ground.errors import GeneratorError, OutputError, TemplateError, UsageError
from tests.sample_office import NOTICE, Office, tree
from tests.word_documents import make_docx, paragraphs


def merged(office: Office, lines: list[str], name: str | None = None, *, notice: bool = False) -> dict[str, bytes]:
    template = office.folder / "证书.docx"
    template.write_bytes(make_docx(lines))
    source = office.folder / "templates" / "notice" if notice else None
    output = office.folder / "结果"
    merge(template, units=office.folder / "units.yaml", output=output, notice=source, name=name)
    return tree(output)


def refused(office: Office, kind: type[GeneratorError], lines: list[str], name: str | None = None) -> list[str]:
    with pytest.raises(kind) as caught:
        merged(office, lines, name)
    assert not (office.folder / "结果").exists()
    return [problem.code for problem in caught.value.problems]


def test_one_document_for_every_unit_of_the_roster(office: Office) -> None:
    files = merged(office, ["{{ serial }}/{{ total }} {{ unit.name }} {{ unit.shelves }}"])
    assert list(files) == [
        "01-东馆.docx",
        "02-西馆.docx",
        "03-A&B馆_试点_.docx",
        "04-修复中心.docx",
        "05-示例学校.docx",
    ]
    assert paragraphs(files["03-A&B馆_试点_.docx"])[0] == "3/5 A&B馆<试点> "


def test_bare_names_are_the_units_in_the_text_and_in_the_names_of_files(office: Office) -> None:
    files = merged(office, ["{{ 单位名称 }} {{ shelves }} {{ title }}"], "{{ serial }}-{{ 单位名称 }}", notice=True)
    assert next(iter(files)) == "1-东馆.docx"
    assert paragraphs(files["1-东馆.docx"])[0].startswith("东馆 ")
    assert paragraphs(files["1-东馆.docx"])[0].endswith(" 关于报送《目录》的通知")


def test_with_a_notice(office: Office) -> None:
    files = merged(office, ["{{ notice.title }}"], notice=True)
    assert paragraphs(files["01-东馆.docx"])[0] == "关于报送《目录》的通知"


def test_a_template_that_reads_a_notice_needs_one(office: Office) -> None:
    assert refused(office, UsageError, ["{{ unit.name }}{{ notice.title }}", "{{ notice.number }}"]) == [
        "cli-merge-notice"
    ]


def test_names_after_a_pattern_stay_inside_the_folder(office: Office) -> None:
    files = merged(office, ["证书"], '../{{ "%03d" % serial }}/{{ unit.group }}')
    assert list(files) == [
        "_001_分馆.docx",
        "_002_分馆.docx",
        "_003_分馆.docx",
        "_004_直属单位.docx",
        "_005_学校.docx",
    ]


def test_files_are_called_as_in_a_build(office: Office) -> None:
    """Padded serials, and the code where two units have one name."""
    twins = [f"{{name: 东馆, code: '{code}'}}" for code in (101, 201)]
    others = [f"{{name: 示例{number}馆}}" for number in range(98)]
    office.write("units.yaml", f"groups: [{{name: 分馆, units: [{', '.join(twins + others)}]}}]\n")
    office.write("templates/notice/notice.md", NOTICE.replace("，有关直属单位", ""))
    office.build()
    built = sorted(path.name for path in (office.papers / "unit" / "函").iterdir())
    assert built[:3] == ["001-东馆-101.docx", "002-东馆-201.docx", "003-示例0馆.docx"]
    assert list(merged(office, ["证书"])) == built


def test_other_files_in_the_folder_stay(office: Office) -> None:
    office.write("结果/说明.txt", "我的")
    assert "说明.txt" in merged(office, ["证书"])


def test_two_units_never_share_a_file(office: Office) -> None:
    assert refused(office, OutputError, ["证书"], "{{ unit.group }}.docx") == ["output-same-name"] * 2


TWINS = [("A馆", "a馆"), ("甲:馆", "甲?馆"), ("尾馆.", "尾馆"), ("甲\u200b馆", "甲_馆")]


@pytest.mark.parametrize(("one", "other"), TWINS)
def test_units_whose_names_some_system_takes_for_one(office: Office, one: str, other: str) -> None:
    office.write("units.yaml", f'groups: [{{name: 馆, units: [{{name: "{one}"}}, {{name: "{other}"}}]}}]\n')
    assert refused(office, OutputError, ["证书"], "{{ unit.name }}") == ["output-same-name"]
    assert len(merged(office, ["证书"])) == 2


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("{{ unit.nmae }}.docx", "cli-name-field"),
        ("{{ unit.name }.docx", "cli-name-pattern"),
        ("{{ unit }}.docx", "cli-name-pattern"),
        ("{{ 1 // 0 }}.docx", "cli-name-pattern"),
        ("{{ notice.title }}.docx", "cli-name-field"),
        ("{{ ''.__class__ }}.docx", "cli-name-pattern"),
        ("{{ unit.name | dictsort }}.docx", "cli-name-pattern"),
        ("{{ '%(a)s' | format(b=1) }}.docx", "cli-name-pattern"),
        ("{{ '7' | truncate(-1) }}.docx", "cli-name-pattern"),
    ],
)
def test_a_pattern_that_is_wrong(office: Office, pattern: str, code: str) -> None:
    assert refused(office, UsageError, ["证书"], pattern) == [code]


def test_a_template_that_is_wrong(office: Office) -> None:
    assert refused(office, TemplateError, ["{{ unit.nmae }}"]) == ["template-undefined"]


def test_paths_that_are_not_there(office: Office) -> None:
    with pytest.raises(UsageError) as caught:
        merge(office.folder / "a.docx", units=office.folder / "b.yaml", output=office.output)
    assert len(caught.value.problems) == 2


def test_the_names_that_a_word_template_reads(office: Office) -> None:
    found = variables(office.folder / "templates/unit/函.docx")
    assert [each.name for each in found] == ["unit.addressee", "notice.title", "serial", "total", "unit.copies"]
    assert found[0].span.part == "word/document.xml"


def test_the_names_that_a_text_template_reads(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "notice.md"
    path.write_text("---\ntitle: 通知\n---\n请{{ notice.contact.name }}\n联系{{ notice.number }}\n", encoding="utf-8")
    assert [(each.name, each.span.line) for each in variables(path)] == [
        ("notice.contact.name", 4),
        ("notice.number", 5),
    ]
    path.write_text("---\ntitle: 通知\n---\n请{{ notice\n", encoding="utf-8")
    with pytest.raises(TemplateError):
        variables(path)
