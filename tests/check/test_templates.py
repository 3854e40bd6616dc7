"""Templates are checked as a build would open and fill them: names, settings, workbooks."""

from pathlib import Path

import pytest

from generator.check.finding import Finding
from generator.check.run import CheckResult, check
from generator.cli.entry_point import run as fawen
from generator.dispatch.template_variables import variables
from generator.ground.errors import TemplateError
from generator.roster.units.load import load_roster
from generator.templates.doubts.name_scope import NameScope, UndefinedName, names_in_scope
from generator.templates.text.notice import open_notice
from tests.sample_office import Office
from tests.templates.doubts.word_templates import paragraph, template
from tests.templates.excel.workbooks import workbook

KERNED = {"defaults": '<w:kern w:val="2"/>'}


def findings(office: Office, *texts: str, **formatting: str) -> tuple[Finding, ...]:
    path = office.folder / "templates" / "unit" / "letter.docx"
    path.write_bytes(template(*map(paragraph, texts), **formatting))
    (report,) = check([path]).reports
    return report.findings


def test_it_is_said_after_the_rest(office: Office) -> None:
    found = findings(office, "致{{ unit.name }}：", "送{name}。", **KERNED)
    assert [each.code for each in found] == ["template-like-single", "template-line-ends"]


def test_it_is_not_said_of_a_template_that_cannot_be_opened(office: Office) -> None:
    assert [each.code for each in findings(office, "{{ unit.name", **KERNED)] == ["template-tag-open"]


def test_it_is_a_note_that_fails_no_check(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    (finding,) = findings(office, "致{{ unit.name }}：", **KERNED)
    assert not finding.counts("practice")
    assert fawen(["check", str(office.folder / "templates" / "unit" / "letter.docx")]) == 0
    assert "说明：" in capsys.readouterr().out


def test_one_that_is_merged_is_held_only_against_a_roster_that_is_named(office: Office) -> None:
    path = office.folder / "templates" / "merge" / "证书.docx"
    path.parent.mkdir()
    path.write_bytes(template(paragraph("{{ unit.name }}{{ 称谓 }}")))
    (alone,) = check([path]).reports
    assert alone.findings == ()
    (report,) = check([path], units=office.folder / "units.yaml").reports
    assert [each.code for each in report.findings] == ["template-undefined"]


@pytest.fixture
def known(office: Office) -> NameScope:
    return names_in_scope(
        load_roster(office.folder / "units.yaml"), open_notice(office.folder / "templates" / "notice")
    )


@pytest.mark.parametrize(
    ("name", "lack"),
    [
        *(("unit.name", None), ("unit.shelves", None)),
        *(("units[].old_names[]", None), ("notice.date.year", None)),
        ("notice.attachments[].titel", None),  # the notice has none, so nothing is known of them
        ("notice.extra.reply", UndefinedName("notice.extra.reply", None)),
        ("unit.name.first", UndefinedName("unit.name.first", None)),
        ("unit.nmae.first", UndefinedName("unit.nmae", "name")),
        ("units[].nmae", UndefinedName("units[].nmae", "name")),
        *(("addressee", None), ("单位名称", None), ("书架数", None), ("title", None)),
        ("addressee.length", UndefinedName("unit.addressee.length", None)),
        ("单位名秤", UndefinedName("单位名秤", "unit.name")),
        ("titel", UndefinedName("titel", "notice.title")),
    ],
)
def test_what_a_name_lacks(name: str, lack: UndefinedName | None, known: NameScope) -> None:
    assert known.undefined_name(name, conditional=False) == lack


def test_an_absent_element_is_let_pass_on_a_condition(known: NameScope) -> None:
    shown = known.undefined_name("notice.imprint.office", conditional=False)
    assert shown == UndefinedName("notice.imprint.office", None)
    assert known.undefined_name("notice.imprint.office", conditional=True) is None
    assert known.undefined_name("notice.imprnt.office", conditional=True) == UndefinedName("notice.imprnt", "imprint")


@pytest.mark.parametrize(
    ("name", "lack"),
    [
        *(("name", None), ("单位名称", None), ("书架数", None), ("Old_Names", None)),
        *(("serial", None), ("title", None), ("单位名秤", UndefinedName("单位名秤", "单位名称"))),
        ("adress", UndefinedName("adress", "address")),
    ],
)
def test_what_a_merge_field_lacks(name: str, lack: UndefinedName | None, known: NameScope) -> None:
    assert known.undefined_field(name) == lack


def test_where_nothing_is_known_nothing_lacks() -> None:
    nothing = NameScope({})
    assert nothing.undefined_name("anything.at.all", conditional=False) is None
    assert nothing.undefined_field("anything") is None
    assert nothing.kind("unit.name") is None
    only_notice = NameScope({"notice": {"title": "通知"}})
    assert only_notice.undefined_name("unit.nmae", conditional=False) is None
    assert only_notice.undefined_name("unti.name", conditional=False) == UndefinedName("unti", "unit")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *(("unit.name", "text"), ("unit.email", "text"), ("unit.copies", "number")),
        *(("unit.shelves", "number"), ("unit.old_names", "list"), ("units", "list")),
        *(("units[].copies", "number"), ("unit", "group"), ("notice.date", "date")),
        *(("notice.title", "text"), ("notice.imprint", None), ("notice.nothing", None), (None, None)),
    ],
)
def test_of_what_kind_a_name_is(name: str | None, kind: str | None, known: NameScope) -> None:
    assert known.kind(name) == kind


FOR, ENDFOR = "{%tr for each in units %}", "{%tr endfor %}"
GOOD: list[list[object]] = [
    ["{{ notice.title }}分发表"],
    [FOR],
    ["{{ loop.index }}", "{{ each.name }}", "{{ each.copies }}"],
    [ENDFOR],
    ["合计", "", "{{ units | sum(attribute='copies') }}"],
]


def told(checked: CheckResult) -> list[tuple[str | None, str, str | None]]:
    """The place, the code and the suggestion of each finding on the workbook."""
    return [
        (finding.problem.span.part if finding.problem.span else None, finding.code, finding.problem.suggestion)
        for report in checked.reports
        if report.file.endswith(".xlsx")
        for finding in report.findings
    ]


def put(office: Office, rows: list[list[object]], name: str = "templates/dispatch/签收单.xlsx") -> Path:
    path = office.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(workbook(rows, title="签收单"))
    return path


def test_a_folder_means_the_workbooks_in_it_too(office: Office) -> None:
    path = put(office, GOOD)
    put(office, [["{{ unit.nmae }}"]], "output/签收单.xlsx")  # a list that was made
    checked = check([office.folder])
    assert [report.file for report in checked.reports if report.file.endswith(".xlsx")] == [str(path)]
    assert told(checked) == []


CASES: dict[str, tuple[list[list[object]], list[tuple[str, str, str | None]]]] = {
    "a name that the roster lacks": (
        [[FOR], [None, "{{ each.nmae }}"], [ENDFOR]],
        [("签收单!B2", "template-undefined", "name")],
    ),
    "a name that the notice lacks": ([["{{ notice.titel }}"]], [("签收单!A1", "template-undefined", "title")]),
    "a single unit": ([["{{ unit.name }}"]], [("签收单!A1", "template-dispatch-unit", None)]),
    "a loop's name behind it": (
        [[FOR], ["{{ each.name }}"], [ENDFOR], ["{{ each.name }}"]],
        [("签收单!A4", "template-loop-variable", None)],
    ),
    "what looks like a tag": (
        [["｛｛ notice.title ｝｝", "{notice.title}"]],
        [("签收单!A1", "template-like-wide", None), ("签收单!B1", "template-like-single", None)],
    ),
    "what keeps it from being opened, and a name beside": (
        [["{{ notice.titel }}"], [FOR, "单位"], [ENDFOR], ["{{ total | uper }}"]],
        [
            ("签收单!A1", "template-undefined", "title"),
            ("签收单!A2", "xlsx-row-text", None),
            ("签收单!A4", "template-filter", "upper"),
        ],
    ),
    "a formula, and a name before it": (
        [[FOR], ["{{ each.nmae }}", "{{ each.copies }}"], [ENDFOR], ["合计", "=B2"]],
        [("签收单!A2", "template-undefined", "name"), ("签收单!B4", "xlsx-formula", None)],
    ),
    "a filter that there is not": ([["{{ total | uper }}"]], [("签收单!A1", "template-filter", "upper")]),
}


@pytest.mark.parametrize("case", CASES)
def test_findings_have_their_cells(case: str, office: Office) -> None:
    rows, expected = CASES[case]
    assert told(check([put(office, rows)])) == expected


def test_a_workbook_that_cannot_be_opened(office: Office) -> None:
    path = put(office, GOOD)
    path.write_bytes(b"no workbook")
    assert told(check([path])) == [(None, "xlsx-not-xlsx", None)]
    old = path.with_suffix(".xls")
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (report,) = check([old]).reports
    assert [finding.code for finding in report.findings] == ["xlsx-old"]


def test_the_names_that_a_workbook_reads(office: Office) -> None:
    path = put(office, GOOD)
    names = [variable.name for variable in variables(path)]
    assert names == ["notice.title", "units", "units[].name", "units[].copies", "units", "units[].copies"]
    path.write_bytes(b"no workbook")
    with pytest.raises(TemplateError):
        variables(path)


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
