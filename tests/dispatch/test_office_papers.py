"""The templates that come with fawen make the papers of any office, in Word and in Excel the same."""

import io
import re
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openxml_audit import OpenXmlValidator

from generator import build
from generator.check.run import check
from generator.desk.starters.starter_files import with_keys
from generator.ground.errors import GeneratorError
from generator.ground.source.date import OfficialDate
from generator.ground.source.key_translation import KeyKind
from generator.roster.units.template_context import dispatch_context
from generator.templates.excel.xlsx_template import XlsxTemplate
from generator.templates.word.docx_template import DocxTemplate
from tests.word_documents import paragraphs

REPOSITORY = Path(__file__).parents[2]
TEMPLATES = REPOSITORY / "templates"
SECOND = REPOSITORY / "tests" / "second_office"
LETTERS = ["cover-letter", "envelope-c5", "envelope-dl", "reply-slip"]
LISTS = ["distribution-list", "print-order", "receipt-sheet"]
BARE = """\
---
issuer: 示例市档案馆
title: 关于报送目录的通知
recipients: 东馆
date: 2024-03-05
signature: unsealed
---
请报送目录。
"""

NOTICE: dict[str, object] = {
    "title": "关于《A&B方案》的通知",
    "number": "示档发〔2026〕7号",
    "issuer": "示例县档案局",
    "date": OfficialDate.parse("2026-03-05"),
}
UNITS: list[dict[str, object]] = [
    {"name": "示例镇", "addressee": "示例镇档案室", "copies": 2, "postcode": "000100", "address": "示例路1号"},
    {"name": "长", "addressee": "示例" * 20, "copies": 12, "postcode": "", "address": ""},
    {"name": "<乙>", "addressee": "=1+1", "copies": 1, "postcode": "", "address": "", "channel": "机要交换"},
]
PAPERS = [
    {"title": "附函", "path": "print/附函.docx", "unit": "", "sections": "s1-s26", "pages": 52, "copies": 26},
    {"title": "回执", "path": "unit/回执/01-示例镇.docx", "unit": "示例镇", "sections": "", "pages": "", "copies": 5},
]


def ours(folder: Path) -> None:
    shutil.copytree(TEMPLATES, folder / "templates")
    shutil.copy(REPOSITORY / "units.yaml", folder)


def second(folder: Path) -> None:
    shutil.copytree(TEMPLATES, folder / "templates", ignore=shutil.ignore_patterns("notice"))
    shutil.copytree(SECOND / "notice", folder / "templates" / "notice")
    shutil.copy(SECOND / "house.yaml", folder / "templates")
    shutil.copy(SECOND / "units.yaml", folder)


def bare(folder: Path) -> None:
    """An office whose notice and roster have nothing but what is required."""
    shutil.copytree(TEMPLATES, folder / "templates", ignore=shutil.ignore_patterns("notice", "house.yaml"))
    (folder / "templates" / "notice").mkdir()
    (folder / "templates" / "notice" / "notice.md").write_text(BARE, encoding="utf-8")
    (folder / "units.yaml").write_text("groups: [{name: 分馆, units: [{name: 东馆}]}]\n", encoding="utf-8")


OFFICES = pytest.mark.parametrize(
    ("office", "units"), [(ours, 30), (second, 1), (bare, 1)], ids=["ours", "another", "with nothing optional"]
)


@pytest.mark.cases(1)
@OFFICES
def test_every_paper_is_made_and_nothing_is_found(office: Callable[[Path], None], units: int, tmp_path: Path) -> None:
    office(tmp_path)
    reports = check([tmp_path / "templates"]).reports
    found = [(Path(report.file).name, finding.code) for report in reports for finding in report.findings]
    assert [each for each in found if not each[0].endswith(".md")] == []
    assert {Path(report.file).stem for report in reports if report.file.endswith(".xlsx")} == set(LISTS)
    manifest = build(templates=tmp_path / "templates", units=tmp_path / "units.yaml", output=tmp_path / "output")
    made = [file.path for file in manifest.files]
    lists = [f"{name}.{end}" for name in LISTS for end in ("docx", "xlsx")]
    print_files = [f"print-{name}.docx" for name in LETTERS] if office is ours else []
    shown = [path for path in made if path.startswith("dispatch/")]
    assert shown == [f"dispatch/{name}" for name in sorted(["labels.docx", *lists, *print_files])]
    assert {name: sum(path.startswith(f"unit/{name}/") for path in made) for name in LETTERS} == dict.fromkeys(
        LETTERS, units
    )
    # No unit of these rosters has an address, and envelopes and labels print it.
    assert [each.code for each in manifest.warnings] == ["roster-address-missing"]


def context(*, number: str = "000009") -> dict[str, object]:
    return dispatch_context(NOTICE, UNITS, PAPERS, number)


def word_rows(name: str) -> list[list[str]]:
    """The rows of the list's table, a merged cell once."""
    data = DocxTemplate.open(TEMPLATES / "dispatch" / f"{name}.docx").render(context())
    (table,) = docx.Document(io.BytesIO(data)).tables
    return [[cell.text for cell in dict.fromkeys(row.cells)] for row in table.rows]


def sheet(name: str) -> tuple[bytes, Any]:
    data = XlsxTemplate.open(TEMPLATES / "dispatch" / f"{name}.xlsx").render(context(), moment=datetime(2026, 3, 5))
    return data, load_workbook(io.BytesIO(data)).active


def sheet_rows(name: str) -> list[list[object]]:
    """The rows of the list's table from its head to its total, a merged cell once."""
    _, found = sheet(name)
    rows = [[cell.value for cell in row if not isinstance(cell, MergedCell)] for row in found.iter_rows()]
    start = next(index for index, row in enumerate(rows) if row[0] == "序号")
    end = next(index for index, row in enumerate(rows) if str(row[0]).startswith("合计"))
    return rows[start : end + 1]


ROWS: dict[str, list[list[object]]] = {
    "distribution-list": [
        ["序号", "收文单位", "份数", "份号", "发送方式", "封号", "备注"],
        [1, "示例镇档案室", 2, "000009—000010", None, "001", None],
        [2, "示例" * 20, 12, "000011—000022", None, "002", None],
        [3, "=1+1", 1, "000023", "机要交换", "003", None],
        ["合计（3个单位）", 15, None],
    ],
    "receipt-sheet": [
        ["序号", "收文单位", "份数", "签收人", "签收时间", "备注"], [1, "示例镇档案室", 2, None, None, None],
        [2, "示例" * 20, 12, None, None, None], [3, "=1+1", 1, None, None, None], ["合计（3个单位）", 15, None],
    ],
    "print-order": [
        ["序号", "文件", "单位", "节", "页数", "份数"], [1, "附函\nprint/附函.docx", None, "s1-s26", 52, 26],
        [2, "回执\nunit/回执/01-示例镇.docx", "示例镇", None, None, 5], ["合计（2个文件）", 31],
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_the_same_in_word_and_in_excel(name: str) -> None:
    assert sheet_rows(name) == ROWS[name]
    assert word_rows(name) == [["" if cell is None else str(cell) for cell in row] for row in ROWS[name]]


@pytest.mark.parametrize("name", LISTS)
def test_a_workbook_prints_its_head_on_every_page_and_is_sound(name: str, tmp_path: Path) -> None:
    data, found = sheet(name)
    head = next(cell.row for cell in found["A"] if cell.value == "序号")
    assert (found.print_title_rows, found.freeze_panes) == (f"${head}:${head}", f"A{head + 1}")
    assert (found.page_setup.fitToHeight, found.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
    properties = load_workbook(TEMPLATES / "dispatch" / f"{name}.xlsx").properties
    titles = {"distribution-list": "分发表", "receipt-sheet": "签收单", "print-order": "打印单"}
    assert (properties.title, properties.creator, properties.lastModifiedBy) == (titles[name], None, None)
    (tmp_path / "list.xlsx").write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(tmp_path / "list.xlsx").errors] == []


# Another office's dispatch, built with the templates that come with fawen: unsealed, no attachments, one unit.


def test_another_office_builds_with_the_same_templates(tmp_path: Path) -> None:
    """Its letter has a sentence for a group that this office does not have."""
    second(tmp_path)
    build(templates=tmp_path / "templates", units=tmp_path / "units.yaml", output=tmp_path / "output")
    papers = tmp_path / "output" / "示城管〔2026〕8号"
    letter = paragraphs((papers / "unit/cover-letter/01-示例区城市管理所.docx").read_bytes())
    assert "示例区城市管理所：" in letter
    assert "示例市城市管理局" in letter
    assert not any("附件" in line for line in letter)
    notice = paragraphs((papers / "示例市城市管理局关于清理户外广告的通知.docx").read_bytes())
    assert "示城管〔2026〕8号" in notice
    assert "（此件公开发布）" in notice


# The sample desk with Chinese keys throughout builds to the same bytes.


UNIT = "双龙镇"


def desk(folder: Path, keys: KeyKind) -> Path:
    """A copy of the sample desk with that kind of keys in every file."""
    folder.mkdir()
    shutil.copytree(REPOSITORY / "templates", folder / "templates", ignore=shutil.ignore_patterns("README.md"))
    shutil.copy(REPOSITORY / "units.yaml", folder)
    for path in (*folder.glob("templates/**/*.md"), *folder.glob("**/*.yaml")):
        path.write_bytes(with_keys(path.read_bytes(), keys))
    return folder


def built(folder: Path) -> dict[str, bytes]:
    """The papers that a build makes for one unit, the notice and the lists, by their paths."""
    build(templates=folder / "templates", units=folder / "units.yaml", output=folder / "output", only=(UNIT,))
    papers = (path for path in folder.glob("output/*/**/*") if path.is_file() and path.name != "manifest.json")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in papers}


@pytest.mark.in_turn(3)
def test_the_sample_with_chinese_keys_builds_to_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    english, chinese = desk(tmp_path / "en", "en"), desk(tmp_path / "zh", "zh")
    for name in ("templates/notice/notice.md", "templates/house.yaml", "units.yaml"):
        assert (chinese / name).read_bytes() != (english / name).read_bytes()
    papers = built(english)
    assert len(papers) > 3
    assert built(chinese) == papers


KEPT = """\
title: 示例县民政局关于开展检查的通知
issuer: 示例县民政局
recipients: 各乡镇
date: 2022-02-14
signature: unsealed
"""
NUMBERED = "number: 示例发〔2022〕1号\n"
ROSTER = "groups:\n  - {name: 乡镇, units: [{name: 甲镇}]}\n  - {name: 街道, units: [{name: 乙街道}]}\n"
FOUND: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    # code: the front matter beside KEPT, and the units of --only and --reissue
    "notice-print-run": (f"{NUMBERED}printing: {{run: 9}}\n", (), ()),
    "cli-unit-not-addressed": (NUMBERED, ("乙街道",), ()),
    "cli-no-number": ("", (), ("甲镇",)),
    "roster-group-left-out": (NUMBERED, (), ()),
}


@pytest.mark.parametrize("keys", ["zh", "en"])
@pytest.mark.parametrize("code", FOUND)
def test_what_is_found_in_a_notice_is_reported_in_its_keys(code: str, keys: KeyKind, tmp_path: Path) -> None:
    front, only, reissue = FOUND[code]
    folder = tmp_path / "templates" / "notice"
    folder.mkdir(parents=True)
    (folder / "notice.md").write_bytes(with_keys(f"---\n{KEPT}{front}---\n正文。\n".encode(), keys))
    (tmp_path / "units.yaml").write_bytes(with_keys(ROSTER.encode(), keys))
    templates, units, output = (tmp_path / name for name in ("templates", "units.yaml", "output"))
    try:
        made = build(templates=templates, units=units, output=output, only=only, reissue=reissue, dry_run=True)
        problems = made.warnings
    except GeneratorError as fault:
        problems = fault.problems
    [remedy] = [each.remedy("zh") for each in problems if each.code == code]
    assert bool(re.search("（[a-z_]+）", remedy)) == (keys == "en")
