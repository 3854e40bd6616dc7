"""Text templates for units and for the dispatch are checked as they would be filled."""

from __future__ import annotations

from pathlib import Path

from generator.check import Finding, check
from tests.sample_office import Office

LETTER = """\
---
kind: 函
title: 关于函送{{ unit.name }}目录的函
recipients: {{ unit.addressee }}
---
现送上{{ notice.title }}{{ unit.copies }}份。
"""


def found(office: Office, name: str, text: str) -> list[Finding]:
    office.write(f"templates/{name}", text)
    (report,) = check([office.folder / "templates" / name]).reports
    assert report.file.endswith(name)
    return list(report.findings)


def codes(findings: list[Finding]) -> list[tuple[str, int | None, tuple[str, ...]]]:
    return [(each.code, each.problem.span.line if each.problem.span else None, each.problem.units) for each in findings]


def test_a_letter_that_is_right(office: Office) -> None:
    assert found(office, "unit/便函.md", LETTER) == []


def test_names_that_roster_and_notice_lack(office: Office) -> None:
    findings = found(
        office, "unit/便函.md", LETTER.replace("addressee", "adressee").replace("notice.title", "notice.titel")
    )
    assert codes(findings) == [("template-undefined", 4, ()), ("template-undefined", 6, ())]
    assert [each.problem.suggestion for each in findings] == ["addressee", "title"]


def test_a_name_on_a_branch_that_no_unit_takes(office: Office) -> None:
    text = LETTER + "{% if unit.name == '无' %}{{ unit.nmae }}{% endif %}\n"
    assert codes(found(office, "unit/便函.md", text)) == [("template-undefined", 7, ())]


def test_what_shows_only_when_it_is_filled_names_the_units(office: Office) -> None:
    text = LETTER.replace("{{ unit.copies }}", "{{ unit.shelves | 千分位 }}")
    assert codes(found(office, "unit/便函.md", text)) == [("text-needs-number", 6, ("A&B馆<试点>", "修复中心"))]


def test_what_keeps_it_from_being_opened(office: Office) -> None:
    findings = found(office, "unit/便函.md", LETTER.replace("{{ unit.name }}", "{{ unit.name"))
    assert codes(findings) == [("text-tag-open", 3, ())]


def test_a_list_sees_no_single_unit(office: Office) -> None:
    text = LETTER.replace("{{ unit.addressee }}", "各单位").replace("{{ unit.name }}", "").replace("copies", "name")
    assert codes(found(office, "dispatch/便函.md", text)) == [("template-dispatch-unit", 6, ())]


def test_without_roster_and_notice_only_the_template_itself_is_looked_at(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "别处" / "便函.md"
    path.parent.mkdir()
    path.write_text(LETTER.replace("addressee", "adressee"), encoding="utf-8")
    assert [each.findings for each in check([path]).reports] == [()]
    units = office.folder / "units.yaml"
    notice = office.folder / "templates" / "notice"
    (report,) = check([path], units=units, notice=notice).reports
    assert [each.code for each in report.findings] == ["template-undefined"]


def test_warnings_of_the_letter_are_findings(office: Office) -> None:
    text = LETTER.replace("kind: 函\n", "kind: 函\nimprint: {office: 示例市档案馆办公室}\n")
    assert codes(found(office, "unit/便函.md", text)) == [("notice-imprint-letter", 3, ())]
