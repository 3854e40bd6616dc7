"""Side by side with docxtpl-lint: whatever it finds in the planted documents is found here, in the same paragraph."""

from __future__ import annotations

import pytest
from docxtpl_lint.api import lint
from lxml import etree

from generator.check.finding import Finding
from generator.check.run import check
from generator.roster.units.load import load_roster
from generator.templates.doubts.name_scope import names_in_scope
from generator.templates.text.notice import open_notice
from tests.check.templates.planted import DOCUMENT, FAULTS, SILENT, Case
from tests.check.templates.test_planted import findings
from tests.sample_office import Office
from tests.word_documents import parts

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NO_FAULT_HERE = {
    "DTL201": "a percent sign within a prefixed tag is understood",
    "DTL307": "a text in a tag with a prefix is printed",
    "DTL308": "every value is escaped",
}
OURS = {
    "DTL001": {"template-tag-open"},
    "DTL002": {"template-tag-open"},
    "DTL003": {"template-in-deletion"},
    "DTL101": {"template-block-unclosed"},
    "DTL102": {"template-block-unopened"},
    "DTL103": {
        *("template-statement", "template-syntax-character", "template-syntax-extra"),
        *("template-syntax-unfinished", "template-tag-broken"),
    },
    "DTL104": {"template-filter"},
    "DTL105": {"template-test"},
    "DTL106": {"template-loop-variable"},
    "DTL202": {"template-prefix-written"},
    "DTL203": {"template-prefix-place"},
    "DTL204": {"template-block-uneven"},
    "DTL205": {"template-block-tables"},
    "DTL206": {"template-block-empty", "template-text-lost"},
    "DTL207": {"template-block-tables"},
    "DTL208": {"template-cell-place"},
    "DTL209": {"template-text-lost"},
    "DTL210": {"template-block-empty", "template-text-lost"},
    # A loop that is not closed leaves its name unknown to the other: here the loop is told.
    "DTL301": {"template-block-unclosed", "template-undefined", "template-unquoted"},
    "DTL303": {"template-loop-text"},
    "DTL306": {"template-filter-list"},
}
"""Each of its rules that is about a template and its data, and what says the same here."""

FOLLOWS = {("row loop not closed", "DTL301"): "a name of the loop that is not closed, which is told"}
FALSE_ALARMS = {
    ("delimiters within texts", "DTL103"): "a closing delimiter within quotes",
    ("what may be absent", "DTL301"): "read only where the element is there",
}
MORE = {
    "a percent sign in a prefixed tag": Case("{%p if serial % 2 %}", "甲", "{%p endif %}"),
    "a row loop in the text of a cell": Case("| {%tr for each in units %}{{ each.name }}{%tr endfor %} | 乙 |"),
    "a row loop closed by a paragraph": Case("| {%tr for each in units %} | |", "| 甲 | {%p endfor %} |"),
    "an else of another block": Case("{% for each in units %}甲{% elif serial %}乙{% endfor %}"),
    "a number looped over": Case("{% for each in total %}{{ each }}{% endfor %}"),
    "a missing field of a missing group": Case("{{ unit.head.name }}"),
    "quotes that do not match": Case("{{ unit.name | default('无\") }}"),
    "brackets that do not match": Case("{{ (unit.copies + 1 }}"),
    "two variables in one tag": Case("{{ unit.name unit.code }}"),
    "crossed blocks": Case("{% if unit.code %}{% for each in units %}甲{% endif %}{% endfor %}"),
}


def flat(finding: Finding, data: bytes) -> int:
    """The number of the finding's paragraph among all of the main document, from 1."""
    span = finding.problem.span
    assert span is not None
    assert span.part == DOCUMENT
    assert span.paragraph is not None
    body = etree.fromstring(parts(data)[DOCUMENT])[0]
    within = body
    if span.table and span.row and span.cell:
        row = list(body.iter(f"{_W}tbl"))[span.table - 1].findall(f"{_W}tr")[span.row - 1]
        within = row.findall(f"{_W}tc")[span.cell - 1]
    return list(body.iter(f"{_W}p")).index(within.findall(f"{_W}p")[span.paragraph - 1]) + 1


def plain(office: Office) -> dict[str, object]:
    """What a template of the office sees, in types that JSON has."""
    known = names_in_scope(
        load_roster(office.folder / "units.yaml"), open_notice(office.folder / "templates" / "notice")
    )

    def simple(value: object) -> object:
        if isinstance(value, dict):
            return {key: simple(each) for key, each in value.items()}
        if isinstance(value, list):
            return [simple(each) for each in value]
        return value if isinstance(value, str | int) else str(value)

    return {name: simple(value) for name, value in known.values.items()}


@pytest.mark.parametrize("name", [*FAULTS, *MORE])
def test_whatever_it_finds_is_found(name: str, office: Office) -> None:
    data = (FAULTS.get(name) or MORE[name]).docx()
    issues = [issue for issue in lint(data, plain(office)).issues if issue.rule not in NO_FAULT_HERE]
    issues = [issue for issue in issues if (name, issue.rule) not in FOLLOWS]
    ours = {(flat(finding, data), finding.code) for finding in findings(office, data)}
    for issue in issues:
        assert issue.location.part == "body"
        assert {code for paragraph, code in ours if paragraph == issue.location.paragraph} & OURS[issue.rule]


@pytest.mark.parametrize("name", [*FAULTS, *MORE])
def test_whatever_it_finds_without_data_is_found_without(name: str, office: Office) -> None:
    data = (FAULTS.get(name) or MORE[name]).docx()
    path = office.folder / "planted.docx"
    path.write_bytes(data)
    (report,) = check([path], checked_as="template").reports
    theirs = {issue.location.paragraph for issue in lint(data).issues if issue.rule not in NO_FAULT_HERE}
    assert theirs - {flat(finding, data) for finding in report.findings} == set()


@pytest.mark.in_turn(3)
def test_it_is_no_easy_yardstick(office: Office) -> None:
    """The list meets most of its rules, and has many faults that it passes over."""
    data = plain(office)
    found = {
        name: {issue.rule for issue in lint(case.docx(), data).issues} for name, case in {**FAULTS, **MORE}.items()
    }
    assert set().union(*found.values()) - set(NO_FAULT_HERE) == set(OURS)
    assert len([name for name, rules in found.items() if not rules]) >= 30


@pytest.mark.parametrize("name", MORE)
def test_the_further_cases_are_faults(name: str, office: Office) -> None:
    found = findings(office, MORE[name].docx())
    assert bool(found) == (name != "a percent sign in a prefixed tag")


def test_what_it_says_of_the_odd_documents_is_known(office: Office) -> None:
    data = plain(office)
    said = {(name, issue.rule) for name, case in SILENT.items() for issue in lint(case.docx(), data).issues}
    assert {each for each in said if each[1] not in NO_FAULT_HERE} == set(FALSE_ALARMS)
