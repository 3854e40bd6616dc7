"""The template as others use it: its names, its bytes, handed over to other processes."""

import hashlib
import os
import pickle
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from generator.ground.errors import InputError, TemplateError
from generator.office.package import Package, read_package, write_package
from generator.office.sheetml import MAX_ROW
from generator.templates.excel.cell_tags import MAX_LENGTH
from generator.templates.excel.list_package import MAX_CELLS, make_stable
from generator.templates.excel.xlsx_template import XlsxTemplate
from generator.templates.expressions.bare_names import Variable
from tests.docs.test_templates_guide import CONTEXT as GUIDE_CONTEXT
from tests.patience import Clock
from tests.refused import refused_for
from tests.templates.excel.workbooks import MOMENT, listed, parts, raw_cells, rendered, values, with_parts, workbook

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROWS: list[list[object]] = [
    ["{{ notice.title }}"],
    ["{%tr for unit in units %}"],
    ["{{ unit.name }}", "{{ unit.copies | default(1) }}"],
    ["{%tr endfor %}"],
]
CONTEXT: dict[str, object] = {"units": [{"name": "示例镇", "copies": 2}], "notice": {"title": "通知"}}


def test_the_names_that_it_reads_with_their_cells() -> None:
    found = XlsxTemplate.open(workbook(ROWS), name="t.xlsx").variables()
    assert all(isinstance(each, Variable) for each in found)
    reported = [(each.name, each.span.text(), each.optional, each.conditional) for each in found]
    assert reported == [
        ("notice.title", "t.xlsx:分发表!A1", False, False),
        ("units", "t.xlsx:分发表!A2", False, False),
        ("units[].name", "t.xlsx:分发表!A3", False, True),
        ("units[].copies", "t.xlsx:分发表!B3", True, True),
    ]


def test_a_template_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "分发表.xlsx"
    path.write_bytes(workbook(ROWS))
    template = XlsxTemplate.open(path)
    assert (template.name, template.data) == (str(path), path.read_bytes())
    assert template.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert refused_for(TemplateError, XlsxTemplate.open, tmp_path / "没有.xlsx") == ["template-unreadable"]


def test_it_can_be_handed_to_another_process() -> None:
    template = XlsxTemplate.open(workbook(ROWS), name="t.xlsx")
    copy = pickle.loads(pickle.dumps(template))
    assert (copy.name, copy.sha256, copy.variables()) == (template.name, template.sha256, template.variables())
    assert copy.render(CONTEXT, moment=MOMENT) == template.render(CONTEXT, moment=MOMENT)


def test_a_rendering_leaves_nothing_behind() -> None:
    template = XlsxTemplate.open(workbook(ROWS))
    first = template.render(CONTEXT, moment=MOMENT)
    template.render({**CONTEXT, "units": [{"name": str(number)} for number in range(50)]}, moment=MOMENT)
    with pytest.raises(TemplateError):
        template.render({}, moment=MOMENT)
    assert template.render(CONTEXT, moment=MOMENT) == first


def test_all_missing_names_are_told_at_once() -> None:
    with pytest.raises(TemplateError) as caught:
        listed(workbook([["{{ a }}", "{{ b }}"], ["{{ c | default('') }}"], ["{% if d %}{{ e }}{% endif %}"]]))
    assert [problem.facts["name"] for problem in caught.value.problems] == ["a", "b", "d"]


def test_the_same_input_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(workbook(ROWS))
    code = (
        "import sys, hashlib; from datetime import datetime;"
        "from generator.templates.excel.xlsx_template import XlsxTemplate;"
        f"made = XlsxTemplate.open(sys.argv[1]).render({CONTEXT!r}, moment=datetime(2026, 3, 5));"
        "print(hashlib.sha256(made).hexdigest())"
    )
    root = str(Path(__file__).parents[3])
    places = [("Asia/Shanghai", "1", "zh_CN.UTF-8", tmp_path), ("America/New_York", "2", "C", Path("/"))]
    digests = set()
    for zone, seed, locale, folder in places:
        surroundings = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONPATH": root}
        command = [sys.executable, "-c", code, str(path)]
        done = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, text=True, check=True)
        digests.add(done.stdout.strip())
    assert digests == {hashlib.sha256(XlsxTemplate.open(path).render(CONTEXT, moment=MOMENT)).hexdigest()}


def test_the_moment_is_that_of_the_properties_in_utc() -> None:
    china = timezone(timedelta(hours=8))
    for moment, written in (
        (MOMENT, b"2026-03-05T00:00:00Z"),
        (datetime(2026, 3, 5, 8, tzinfo=china), b"2026-03-05T00:00:00Z"),
        (datetime(2026, 3, 5, tzinfo=UTC), b"2026-03-05T00:00:00Z"),
    ):
        core = parts(XlsxTemplate.open(workbook([["甲"]])).render({}, moment=moment))["docProps/core.xml"]
        assert core.count(written) == 2
        assert core.count(b"W3CDTF") == 2


def test_nobody_is_named() -> None:
    """What Excel writes of people, printers and folders, put into a workbook that has none of it."""
    data = workbook(ROWS)
    made = {name: content.decode() for name, content in parts(data).items()}
    core = made["docProps/core.xml"].replace(
        "</cp:coreProperties>", "<cp:lastModifiedBy>示例某某</cp:lastModifiedBy></cp:coreProperties>"
    )
    core = core.replace("openpyxl", "示例某某")
    path = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="x15"><x15ac:absPath url="C:\\Users\\示例某某\\" '
        'xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/>'
        "</mc:Choice></mc:AlternateContent>"
    )
    book = made["xl/workbook.xml"].replace("<bookViews>", f"{path}<bookViews>")
    setup = f'<pageSetup xmlns:r="{_OFFICE}" r:id="rId1"/></worksheet>'
    sheet = made["xl/worksheets/sheet1.xml"].replace("</worksheet>", setup)
    kind = f"{_OFFICE}/printerSettings"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="../printerSettings/printerSettings1.bin"/></Relationships>'
    )
    types = made["[Content_Types].xml"].replace(
        "</Types>", '<Default Extension="bin" ContentType="application/x-printerSettings"/></Types>'
    )
    changed = {
        "docProps/core.xml": core,
        "xl/workbook.xml": book,
        "xl/worksheets/sheet1.xml": sheet,
        "xl/worksheets/_rels/sheet1.xml.rels": relations,
        "xl/printerSettings/printerSettings1.bin": "示例某某的打印机",
        "[Content_Types].xml": types,
    }
    named = with_parts(data, {name: text.encode() for name, text in changed.items()})
    for found in (listed(named, CONTEXT), stable(named)):
        assert [name for name, content in parts(found).items() if "示例某某".encode() in content] == []
        assert "xl/printerSettings/printerSettings1.bin" not in parts(found)
        assert b"r:id" not in parts(found)["xl/worksheets/sheet1.xml"]
    assert values(rendered(named, CONTEXT).active) == [["通知"], ["示例镇", 2]]


def test_a_workbook_of_openpyxl_made_stable() -> None:
    """openpyxl writes the time of day; nothing of it is left, and what the cells say is."""
    data = workbook([["甲", 1, "=B1*2"]])
    first = stable(data)
    second = stable(with_parts(data, {"docProps/core.xml": _later(parts(data)["docProps/core.xml"])}))
    assert first == second
    assert parts(first)["xl/worksheets/sheet1.xml"] == parts(data)["xl/worksheets/sheet1.xml"]
    assert stable(first) == first


def stable(data: bytes) -> bytes:
    package = Package(read_package(data, name="workbook.xlsx", error=InputError))
    make_stable(package, MOMENT)
    return write_package(package.finished())


def _later(core: bytes) -> bytes:
    """The properties of a workbook that was saved on another day."""
    changed = re.sub(rb"\d{4}-\d\d-\d\dT[0-9:]+Z", b"2031-07-08T09:10:11Z", core)
    assert changed != core
    return changed


def test_a_workbook_that_says_nothing_of_itself() -> None:
    """Nothing is in it that calcPr would have to follow: no sheets, no views, no properties (18.2.27)."""
    data = workbook([["{{ notice.title }}"]])
    bare = re.sub(rb"(<workbook[^>]*>).*(</workbook>)", rb"\1\2", parts(data)["xl/workbook.xml"], flags=re.DOTALL)
    made = parts(listed(with_parts(data, {"xl/workbook.xml": bare}), CONTEXT))["xl/workbook.xml"]
    assert made.count(b"calcPr") == 1


def changed(old: str, new: str) -> bytes:
    data = workbook(ROWS)
    sheet = parts(data)["xl/worksheets/sheet1.xml"].decode()
    assert old in sheet
    return with_parts(data, {"xl/worksheets/sheet1.xml": sheet.replace(old, new).encode()})


def test_an_address_that_is_none_is_refused() -> None:
    """A file by anybody may hold anything in an attribute; whether it is met at once or when rows move."""
    data = changed("</sheetData>", '</sheetData><mergeCells><mergeCell ref="甲1:B2"/></mergeCells>')
    with pytest.raises(TemplateError) as caught:
        XlsxTemplate.open(data).render(CONTEXT, moment=MOMENT)
    assert {each.code for each in caught.value.problems} == {"xlsx-broken"}


def test_a_format_that_is_none_is_passed_over() -> None:
    made = listed(changed('<c r="A1"', '<c r="A1" s="é"'), CONTEXT)
    assert "通知" in parts(made)["xl/sharedStrings.xml"].decode()


def test_a_workbook_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(0.001)
    for each in ("monotonic", "thread_time"):
        monkeypatch.setattr(f"generator.templates.expressions.rendering_limits.{each}", clock)
    monkeypatch.setattr("generator.templates.expressions.rendering_limits.MAX_SECONDS", 0.2)
    with pytest.raises(TemplateError, match="xlsx-time"):
        XlsxTemplate.open(workbook([["甲"]] * 700), name="slow.xlsx")


# What the document about Excel templates shows is what comes out.

TEXT = (Path(__file__).parents[3] / "docs" / "excel-templates.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```sheet\n(.*?)\n→\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
UNITS = [{"name": "示例镇", "copies": 2, "code": "004700"}, {"name": "示例养老院", "copies": 1, "code": "004701"}]


def rows(lines: str) -> list[list[str]]:
    """The cells of lines such as ``| a | b |``; a bar that is meant has a backslash before it."""
    cells = [re.split(r"(?<!\\)\|", line)[1:-1] for line in lines.strip().splitlines()]
    return [[cell.strip().replace("\\|", "|") for cell in line] for line in cells]


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_example(number: int) -> None:
    template, result = map(rows, EXAMPLES[number])
    cells = raw_cells(
        listed(workbook([[cell or None for cell in row] for row in template]), {**GUIDE_CONTEXT, "units": UNITS})
    )
    found = {address: f"={text}" if kind == "f" else text for address, (kind, text) in cells.items()}
    expected = {f"{'ABC'[c]}{r}": cell for r, row in enumerate(result, 1) for c, cell in enumerate(row) if cell}
    assert found == {address: cell.removeprefix("'") for address, cell in expected.items()}
    kinds = {address: cells[address][0] for address, cell in expected.items() if cell.startswith("'")}
    assert set(kinds.values()) <= {"s"}


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 6


def test_the_bounds_are_those_that_hold() -> None:
    assert all(f"{bound:,}" in TEXT for bound in (MAX_LENGTH, MAX_ROW, MAX_CELLS))
