"""Every planted fault is found, with its place and what was meant; odd documents that are right earn nothing."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

import pytest

from generator.check import Finding, check
from tests.check.templates.planted import FAULTS, SILENT, Case
from tests.sample_office import Office
from tests.word_documents import with_split_runs


def findings(office: Office, data: bytes, folder: str = "unit") -> tuple[Finding, ...]:
    path = office.folder / "templates" / folder / "planted.docx"
    path.write_bytes(data)
    checked = check([path])
    assert checked.problems == ()
    (report,) = checked.reports
    assert (report.file, report.checked_as) == (str(path), "template")
    return report.findings


def earned(found: Sequence[Finding], part: str = "word/document.xml") -> list[str]:
    lines = []
    for finding in found:
        span = finding.problem.span
        assert span is not None
        assert span.part == part
        numbers = [f"{key} {getattr(span, key)}" for key in ("table", "row", "cell", "paragraph") if getattr(span, key)]
        lines.append(" ".join([*numbers, finding.code, *filter(None, [finding.problem.suggestion])]))
    return lines


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault(name: str, office: Office) -> None:
    found = findings(office, FAULTS[name].docx())
    assert earned(found) == FAULTS[name].earns
    for finding in found:
        assert finding.problem.span is not None
        assert finding.problem.span.source
        assert re.search("[\u4e00-\u9fff]", finding.text("zh"))
        assert finding.text("en") != finding.text("zh")


@pytest.mark.parametrize("name", [name for name, case in FAULTS.items() if case.finish.__name__ == "as_typed"])
def test_it_does_not_matter_how_word_split_the_text(name: str, office: Office) -> None:
    data = with_split_runs(FAULTS[name].docx(), random.Random(name))
    assert earned(findings(office, data)) == FAULTS[name].earns


@pytest.mark.parametrize("name", SILENT)
def test_an_odd_document_that_is_right(name: str, office: Office) -> None:
    assert earned(findings(office, SILENT[name].docx())) == []
    assert earned(findings(office, with_split_runs(SILENT[name].docx(), random.Random(name)))) == []


def test_the_list_is_long_enough() -> None:
    assert len(FAULTS) >= 30
    assert len(SILENT) >= 10
    assert all(case.earns for case in FAULTS.values())
    assert not any(case.earns for case in SILENT.values())


DATA_WANTED = re.compile("undefined|unquoted|compare|loop-text|filter-list|value-")


@pytest.mark.parametrize("name", FAULTS)
def test_without_roster_and_notice(name: str, office: Office) -> None:
    """What needs no data is found without: everything but what hangs on a field's name, kind or values."""
    path = office.folder / "planted.docx"
    path.write_bytes(FAULTS[name].docx())
    (report,) = check([path], checked_as="template").reports
    assert earned(report.findings) == [line for line in FAULTS[name].earns if not DATA_WANTED.search(line)]


def test_how_it_is_written_is_told_with_the_field_in_full(office: Office) -> None:
    case = Case(["{name}、{单位名称}、｛｛ serial ｝｝、{ % endif % }、<<addressee>>、{titel}"])
    remedies = [finding.problem.remedy("en") for finding in findings(office, case.docx())]
    shown = [re.findall(r"'(\{.*?\})'", remedy)[0] for remedy in remedies]
    assert sorted(shown) == sorted(
        ["{{ unit.name }}", "{{ unit.name }}", "{{ serial }}", "{% endif %}", "{{ unit.addressee }}", "{{ titel }}"]
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{{ unit.name }}", ["paragraph 1 template-dispatch-unit"]),
        ("第{{ serial }}份", ["paragraph 1 template-dispatch-unit"]),
        ("{% for unit in units %}{{ unit.name }}{{ unit.nmae }}{% endfor %}", ["paragraph 1 template-undefined name"]),
        ("{% for each in units %}{{ each.name }}{% endfor %}{{ total }}{{ notice.title }}", []),
    ],
)
def test_a_template_of_the_whole_dispatch(line: str, expected: list[str], office: Office) -> None:
    assert earned(findings(office, Case([line]).docx(), "dispatch")) == expected


@pytest.mark.parametrize("opener", ["{% for each in units %}", "{% if unit.code %}"])
def test_a_block_over_cells_is_not_blamed_on_a_condition_that_may_be_none(opener: str, office: Office) -> None:
    closer = "{% endfor %}" if "for" in opener else "{% endif %}"
    found = findings(office, Case([f"| 甲{opener} | 乙{closer} |"]).docx())
    [finding] = [each for each in found if each.code == "template-block-cells"]
    assert "条件" not in finding.problem.message("zh")
    assert "condition" not in finding.problem.message("en")
