"""An Excel template is checked as a build opens it, and against roster and notice."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check import Checked, check
from generator.dispatch.template_variables import variables
from generator.ground.errors import TemplateError
from tests.sample_office import Office
from tests.templates.excel.workbooks import workbook

FOR, ENDFOR = "{%tr for each in units %}", "{%tr endfor %}"
GOOD: list[list[object]] = [
    ["{{ notice.title }}分发表"],
    [FOR],
    ["{{ loop.index }}", "{{ each.name }}", "{{ each.copies }}"],
    [ENDFOR],
    ["合计", "", "{{ units | sum(attribute='copies') }}"],
]


def told(checked: Checked) -> list[tuple[str | None, str, str | None]]:
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
    "a name that the notice lacks": (
        [["{{ notice.titel }}"]],
        [("签收单!A1", "template-undefined", "title")],
    ),
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
