"""fawen roster, as a person calls it."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from generator.cli.entry_point import run
from generator.roster.units.load import load_roster
from tests.cli.command_tree import Fawen
from tests.line_changes import line_changes

OURS = (Path(__file__).parents[2] / "units.yaml").read_bytes()
TITLES = {
    "group": "组别", "name": "单位名称", "office": "办事机构", "addressee": "主 送", "code": "单位代码",
    "copies": "份　数", "contact": "联系人", "phone": "联系电话", "beds": "床位数",
}  # fmt: skip


@pytest.fixture
def units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("FAWEN_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "units.yaml"
    path.write_bytes(OURS)
    return path


@pytest.fixture
def fawen(units: Path, fawen: Fawen) -> Fawen:
    """Runs ``fawen roster`` in the office's folder."""
    return partial(fawen, "roster")


def sheet(units: Path, changes: Mapping[str, Mapping[str, str]], without: frozenset[str] = frozenset()) -> str:
    """A workbook of the roster's units, those ``without`` left out, with other texts in some cells, by units' names."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(list(TITLES.values()))
    for unit in load_roster(units).units:
        if unit.name not in without:
            held = {name: "" if value is None else str(value) for name, value in unit.as_mapping().items()}
            page.append([{**held, **changes.get(unit.name, {})}[name] for name in TITLES])
    page.append([changes.get("", {}).get(name) for name in TITLES] if "" in changes else [])
    path = units.with_name("名单.xlsx")
    book.save(path)
    return path.name


def changed(path: Path) -> list[str]:
    """The lines of the roster that differ from ours: what went, and what came."""
    return list(line_changes(OURS.decode(), path.read_text(encoding="utf-8")))


def test_all_that_an_import_tells(fawen: Fawen, units: Path) -> None:
    name = sheet(
        units,
        {
            "双龙镇": {"office": "", "phone": "13800000000"},
            "建平乡": {"name": "建坪乡", "addressee": "建坪乡民政办", "copies": "3"},
            "示例社会福利院": {"contact": ""},
            "示例一养老院": {"beds": "130"},
            "": {"group": "新组", "name": "示例新站", "code": "004700"},
        },
        without=frozenset({"笃坪乡", "示例二敬老院"}),
    )
    trial = fawen("import", name, "--into", "units.yaml", "--dry-run")
    assert changed(units) == []
    code, out, err = fawen("import", name, "--into", "units.yaml")
    assert (code, err) == (trial[0], trial[2])
    assert (
        out.splitlines()[:-1]
        == trial[1].splitlines()[:-1]
        == [
            "新的组：新组（主送类别 新组）",
            "双龙镇：电话 （空） → 13800000000",
            "建平乡：主送 建平乡民政办 → 建坪乡民政办",
            "建平乡：份数 2 → 3",
            "示例一养老院：床位数 120 → 130",
            "新单位：示例新站（新组）",
            "表里没有，保留：笃坪乡（乡镇街道）",
            "表里没有，保留：示例二敬老院（养老机构）",
            "双龙镇：办事机构在表里是空的，保留 双龙镇人民政府",
            "示例社会福利院：联系人在表里是空的，保留 示例甲",
            "合计：改 4 处，新增 1 个单位，新增 1 个组，表里没有而保留 2 个单位，空着而保留 2 处。",
        ]
    )
    assert trial[1].splitlines()[-1] == "只是试看，units.yaml 没有动。"
    told = [line for line in err.splitlines() if line.startswith("名单.xlsx")]
    assert told == [
        (
            "名单.xlsx:Sheet!B18: 提醒：“建坪乡”是名单里“建平乡”的旧名，按“建平乡”对应，名称不改 "
            "[roster-import-former-name]"
        ),
        "名单.xlsx:Sheet!B18: 提醒：（建坪乡）“建坪乡”是巫山县“建平乡”的旧名或统计用名 [roster-former-name]",
    ]
    text = units.read_text(encoding="utf-8")
    assert '        copies: 2\n        phone: "13800000000"\n      - name: 官阳镇\n' in text
    assert "        addressee: 建坪乡民政办\n" in text
    assert text.endswith('\n\n  - name: 新组\n    units:\n      - name: 示例新站\n        code: "004700"\n')


def test_out_to_a_sheet_and_back(fawen: Fawen, units: Path) -> None:
    """Exported, three cells changed and a row added as a clerk does it, and brought in again."""
    before = units.stat().st_mtime_ns
    assert fawen("export", "名单.xlsx")[0] == 0
    assert fawen("import", "名单.xlsx", "--into", "units.yaml") == (0, "没有变化，units.yaml 没有动。\n", "")
    assert (units.read_bytes(), units.stat().st_mtime_ns) == (OURS, before)
    book = load_workbook("名单.xlsx")
    page = book.active
    assert page is not None
    columns = {str(cell.value): number for number, cell in enumerate(page[1], start=1)}
    phone = next(column for title, column in columns.items() if "电话" in title)
    name = next(column for title, column in columns.items() if "名称" in title)
    rows = {str(page.cell(row, name).value): row for row in range(2, page.max_row + 1)}
    page.cell(rows["双龙镇"], phone, "023-0000 0002")
    page.cell(rows["示例救助管理站"], phone, "023-0000 0001")
    page.cell(rows["红椿土家族乡"], next(each for title, each in columns.items() if "份数" in title), "4")
    page.append([page.cell(page.max_row, column).value for column in range(1, page.max_column + 1)])
    last = page.max_row
    page.cell(last, name, "示例三养老院")
    page.cell(last, next(each for title, each in columns.items() if "代码" in title), "示例-13")
    for title, column in columns.items():
        if "办事机构" in title or "主送" in title.replace("主送类别", ""):
            page.cell(last, column).value = None
    book.save("名单.xlsx")
    assert fawen("import", "名单.xlsx", "--into", "units.yaml") == (
        0,
        """\
双龙镇：电话 （空） → 023-0000 0002
红椿土家族乡：份数 2 → 4
示例救助管理站：电话 023-00000001 → 023-0000 0001
新单位：示例三养老院（养老机构）
合计：改 3 处，新增 1 个单位。
已写入 units.yaml。
""",
        "",
    )
    assert changed(units) == [
        "+        phone: 023-0000 0002", "-        copies: 2", "+        copies: 4",
        "-        phone: 023-00000001", "+        phone: 023-0000 0001", "+      - name: 示例三养老院",
        '+        code: "示例-13"', "+        contact: 示例丁", "+        phone: 023-00000003",
        "+        beds: 45",
    ]  # fmt: skip


def test_a_whole_new_roster(fawen: Fawen, units: Path) -> None:
    units.with_name("表.csv").write_text("单位名称,电话,床位数（beds，number）\n示例站,013,7\n", encoding="utf-8")
    head = "# 单位名单：文件发给谁。从 表.csv 导入；"
    body = (
        "fields:\n  - {name: beds, title: 床位数, kind: number}\n\ngroups:\n  - name: 表\n"
        '    units:\n      - name: 示例站\n        phone: "013"\n        beds: 7\n'
    )
    code, out, err = fawen("import", "表.csv")
    assert (code, err) == (0, "")
    assert out.startswith(head)
    assert out.endswith(f"\n\n{body}")
    assert fawen("import", "表.csv", "--output", "新.yaml") == (0, "已写入 新.yaml：1 个单位。\n", "")
    assert units.with_name("新.yaml").read_text(encoding="utf-8") == out
    for_everybody = fawen("import", "表.csv", "--everybody")[1]
    assert for_everybody == out.replace("- name: 表\n", '- name: 表\n    class: [表, "*"]\n    everybody: true\n')
    code, out, err = fawen("import", "表.csv", "--output", "units.yaml")
    assert (code, out) == (2, "")
    assert "roster-import-exists" in err
    assert units.read_bytes() == OURS


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("表.csv", "--everybody", "--no-groups"), 2, "--everybody 只能用一个 [cli-words]"),
        (("表.csv", "--group-column", "没有"), 2, "[sheet-name-unknown]"),
        (("表.csv", "--dry-run"), 2, "--remove 和 --dry-run 要和 --into 一起用 [cli-words]"),
        (("表.csv", "--into", "units.yaml", "--output", "x.yaml"), 2, "--into 和 --output 只能用一个 [cli-words]"),
        (("表.csv", "--into", "没有.yaml"), 2, "[source-missing]"),
        (("没有.csv", "--into", "units.yaml"), 2, "[source-missing]"),
    ],
)
def test_wrong_calls(fawen: Fawen, units: Path, arguments: tuple[str, ...], code: int, told: str) -> None:
    units.with_name("表.csv").write_text("单位名称\n示例站\n", encoding="utf-8")
    found = fawen("import", *arguments)
    assert (found[0], found[1]) == (code, "")
    assert told in found[2]
    assert units.read_bytes() == OURS


def test_what_cannot_be_told_apart_is_refused(fawen: Fawen, units: Path) -> None:
    units.write_text(
        'groups:\n  - name: 甲\n    units:\n      - {name: 城关镇, code: "1"}\n      - {name: 城关镇, code: "2"}\n'
        "      - {name: 新馆, old_names: [老馆]}\n",
        encoding="utf-8",
    )
    before = units.read_bytes()
    rows = ("城关镇,", "老馆,", "新馆,")
    units.with_name("表.csv").write_text("\n".join(("单位名称,代码", *rows)), encoding="utf-8")
    code, out, err = fawen("import", "表.csv", "--into", "units.yaml")
    assert (code, out, units.read_bytes()) == (1, "", before)
    assert [line for line in err.splitlines() if "表.csv:" in line] == [
        "表.csv:2:1: “城关镇”可能是名单里的 2 个单位，分不清是哪一个 [roster-import-several]",
        "表.csv:4:1: “新馆”和第 3 行的“老馆”对应名单里的同一个单位“新馆” [roster-import-twice]",
    ]


def test_what_is_doubtful_is_told(fawen: Fawen, units: Path) -> None:
    units.write_text(OURS.decode().replace("- name: 建平乡", "- name: 建坪乡"), encoding="utf-8")
    code, out, _ = fawen("check", "--lang", "en")
    assert code == 0
    line = 1 + OURS.decode().splitlines().index("      - name: 建平乡")
    assert out.splitlines()[0] == (
        f"units.yaml:{line}:15: warning: (建坪乡) "
        "'建坪乡' is a former or statistical name of '巫山县建平乡' [roster-former-name]"
    )
    assert out.splitlines()[-1] == "units.yaml: groups: 3, units: 30, errors: 0, warnings: 1."
    code, out, _ = fawen("check", "--json")
    found = json.loads(out)
    assert (code, found["code"], found["severity"], found["field"]) == (0, "roster-former-name", "warning", "name")
    assert found["place"] == {"line": line, "column": 15, "part": None}
    assert found["suggestion"] == "建平乡"


# What an import says to programs.


Records = Callable[..., list[dict[str, object]]]
UNITS = """groups:
  - name: 示例组
    units:
      - {name: 甲镇, code: "1", copies: 2, phone: 023-00000000}
      # 乙镇的说明
      - {name: 乙镇, code: "2"}
      - {name: 丙镇, code: "3"}
"""
SHEET = "单位名称,代码,份数,电话,组别\n甲镇,1,3,,示例组\n丁镇,4,1,023-00000001,新组\n丙镇,3,,,新组\n"


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Records:
    """The records of ``roster import`` of the sheet with these words."""
    monkeypatch.chdir(tmp_path)
    Path("units.yaml").write_text(UNITS, encoding="utf-8")
    Path("名单.csv").write_text(SHEET, encoding="utf-8-sig")

    def call(*words: str) -> list[dict[str, object]]:
        assert run(["roster", "import", "名单.csv", "--json", *words]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return call


def short(record: dict[str, object]) -> tuple[object, ...]:
    return tuple(record[key] for key in ("unit", "code", "field", "before", "after", "action"))


DING = {"name": "丁镇", "code": "4", "phone": "023-00000001"}
YI = {"name": "乙镇", "code": "2"}
BROUGHT_IN = [
    (None, None, "class", None, ["新组"], "added"),
    ("甲镇", "1", "copies", "2", "3", "changed"),
    ("丙镇", "3", "group", "示例组", "新组", "changed"),
    ("甲镇", "1", "phone", "023-00000000", "023-00000000", "kept"),
    ("丁镇", "4", None, None, DING, "added"),
]


def test_what_is_brought_in(records: Records) -> None:
    kept = ("乙镇", "2", None, YI, YI, "kept")
    assert [short(each) for each in records("--into", "units.yaml", "--dry-run")] == [*BROUGHT_IN, kept]
    assert Path("units.yaml").read_text(encoding="utf-8") == UNITS
    assert [short(each) for each in records("--into", "units.yaml")] == [*BROUGHT_IN, kept]
    assert "丁镇" in Path("units.yaml").read_text(encoding="utf-8")
