"""Slips that only show when the notice and the roster come together; nothing is written for any of them.

Such a file is a notice.md, with its `# error` lines before it and units.yaml behind a line ``=== units.yaml``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.dispatch.merging import merge
from generator.ground.errors import InputError, Problem, TranslatedText
from tests.bad_inputs import bad_inputs, earned, expected
from tests.sample_office import Office
from tests.templates.excel.workbooks import workbook
from tests.word_documents import make_docx


@pytest.mark.parametrize("path", bad_inputs("dispatch"), ids=lambda path: path.stem)
def test_a_bad_dispatch_earns_its_problems(path: Path, office: Office) -> None:
    text = path.read_text(encoding="utf-8")
    notice, units = text[text.index("---") :].split("=== units.yaml\n")
    office.write("templates/notice/notice.md", notice)
    office.write("units.yaml", units)
    with pytest.raises(InputError) as caught:
        office.build()
    assert earned(caught.value.problems) == expected(path)
    assert not office.output.exists()


# Envelopes and labels without an address are not made in silence.


CODE = "roster-address-missing"
PRINTING = {
    "an envelope": ("unit/信封.docx", ["{{ unit.address }}"]),
    "an envelope with a condition": ("unit/信封.docx", ["{% if unit.address %}{{ unit.address }}{% endif %}"]),
    "a list": ("dispatch/标签.docx", ["{% for each in units %}{{ each.address }}{% endfor %}"]),
    "labels by rows": (
        "dispatch/标签.docx",
        ["{% for row in units | batch(3) %}{% for each in row %}{{ each.address }}{% endfor %}{% endfor %}"],
    ),
}
"""Word templates that print addresses."""


def lacking(warnings: tuple[Problem, ...]) -> list[Problem]:
    return [each for each in warnings if each.code == CODE]


@pytest.mark.parametrize(("name", "lines"), PRINTING.values(), ids=PRINTING)
def test_units_without_an_address_are_counted_once(office: Office, name: str, lines: list[str]) -> None:
    office.template(name, lines)
    [problem] = lacking(office.build().warnings)
    assert (problem.facts["count"], str(problem.facts["templates"])) == (4, name)
    assert problem.severity == "warning"


def test_several_templates_are_named_in_one_warning(office: Office) -> None:
    for name, lines in PRINTING.values():
        office.template(name, lines)
    [problem] = lacking(office.build().warnings)
    assert problem.facts["templates"] == TranslatedText(
        "unit/信封.docx、dispatch/标签.docx", "unit/信封.docx, dispatch/标签.docx"
    )


def test_a_sheet_of_addresses(office: Office) -> None:
    rows: list[list[object]] = [["{%tr for each in units %}"], ["{{ each.address }}"], ["{%tr endfor %}"]]
    (office.folder / "templates/dispatch/标签.xlsx").write_bytes(workbook(rows, title="标签"))
    assert len(lacking(office.build().warnings)) == 1


def test_only_units_without_one_are_named(office: Office) -> None:
    office.template("unit/信封.docx", ["{{ unit.address }}"])
    office.replace("units.yaml", 'code: "02"', 'code: "02", address: 示例路2号')
    [problem] = lacking(office.build().warnings)
    assert (problem.facts["count"], problem.units) == (3, ("东馆", "A&B馆<试点>", "修复中心"))


def test_a_merge(office: Office) -> None:
    template = office.folder / "信封.docx"
    template.write_bytes(make_docx(["{{ unit.address }}"]))
    merged = merge(template, units=office.folder / "units.yaml", output=office.folder / "结果")
    assert [each.facts["count"] for each in lacking(merged.warnings)] == [5]


@pytest.mark.parametrize("line", ["{{ unit.name }}", "{{ notice.extra.address }}", "地址：{{ unit.addressee }}"])
def test_where_no_address_is_printed_none_is_missed(office: Office, line: str) -> None:
    office.replace("templates/notice/notice.md", "signature:", "extra: {address: 示例路1号}\nsignature:")
    office.template("unit/信封.docx", [line])
    assert lacking(office.build().warnings) == []
