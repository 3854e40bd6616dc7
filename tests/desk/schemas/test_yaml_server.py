"""The language server of VS Code's YAML extension, driven as an editor does: it completes and flags.

https://www.npmjs.com/package/yaml-language-server; ``make editor`` installs it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from generator.desk.schemas import FOLDER
from generator.roster.units import UNIT_FIELDS
from generator.standard import KINDS, URGENCIES, Format
from generator.templates.text.front_matter.keys import HOUSE_KEYS, KEYS, NAMES
from tests.desk.schemas.language_server import LanguageServer, language_server
from tests.desk.schemas.seen import front_matter

pytestmark = pytest.mark.xdist_group("yaml-server")

ROOT = Path(__file__).parents[3]
SERVER = Path(sys.prefix) / "share" / "fawen" / "node-tools" / "node_modules" / ".bin" / "yaml-language-server"
NOTICE = ROOT / "templates" / "notice" / "notice.md"
UNITS_LINE = "# yaml-language-server: $schema=.schemas/units.json\n"
NOTICE_LINE = "# yaml-language-server: $schema=.schemas/front-matter.json\n"
PLACE = "⌶"
SIGNATURES = NAMES.values["signature"]

Opened = Callable[[str], tuple[Path, list[tuple[int, str]]]]


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    assert SERVER.is_file(), "run: make editor"
    with language_server([str(SERVER), "--stdio"], ROOT) as running:
        yield running


_serials = count(1)


@pytest.fixture
def opened(server: LanguageServer) -> Opened:
    """Opens a text in the repository's root; its path, and the lines, from 1, that are flagged with what is told."""

    def open_it(text: str) -> tuple[Path, list[tuple[int, str]]]:
        path = ROOT / f"unsaved-{next(_serials)}.yaml"
        return path, told(server, path, text)

    return open_it


def told(server: LanguageServer, path: Path, text: str) -> list[tuple[int, str]]:
    found = server.diagnostics(path, text)
    assert all(each["severity"] == 1 for each in found)
    return sorted((each["range"]["start"]["line"] + 1, each["message"]) for each in found)


def offered(server: LanguageServer, opened: Opened, text: str) -> set[str]:
    """What is offered where ``PLACE`` stands."""
    before, _, after = text.partition(PLACE)
    path, _ = opened(before + after)
    line = before.count("\n")
    return {each["label"] for each in server.completion(path, line, len(before) - before.rfind("\n") - 1)}


def test_the_committed_notice_is_not_flagged(server: LanguageServer) -> None:
    """Markdown is opened as YAML here; an editor that knows front matter hands it over alone."""
    whole = NOTICE.read_text(encoding="utf-8")
    for number, text in enumerate((whole, front_matter(whole))):
        assert told(server, NOTICE.with_name(f"right-{number}.md"), text) == []
        misspelt = text.replace("recipients:", "recipient:")
        line = misspelt[: misspelt.index("recipient:")].count("\n") + 1
        found = told(server, NOTICE.with_name(f"misspelt-{number}.md"), misspelt)
        assert (line, "Property recipient is not allowed.") in found
        assert {message for _, message in found} == {"Property recipient is not allowed."}


@pytest.mark.parametrize(
    ("old", "new", "flagged"),
    [
        ("        addressee: 龙门街道民政办", "        adressee: 龙门街道民政办", "Property adressee is not allowed."),
        ("      - name: 龙门街道", "      - email: a@example.cn", 'Missing property "name".'),
        ("    class: 乡镇（街道）民政办", "    clas: 民政办", "Property clas is not allowed."),
        ("        copies: 2", "        copies: 两份", "请写阿拉伯数字"),
        ("kind: number", "kind: numbr", "可以写：text、number、date、list、mapping、文字、数字、日期、列表、对象。"),
        ("        beds: ", "        bed: ", "Property bed is not allowed."),
    ],
)
def test_a_slip_in_the_committed_roster_is_flagged_at_its_line(
    opened: Opened, old: str, new: str, flagged: str
) -> None:
    text = (ROOT / "units.yaml").read_text(encoding="utf-8")
    assert old in text
    planted = text.replace(old, new, 1)
    line = next(n for n, (a, b) in enumerate(zip(text.split("\n"), planted.split("\n"), strict=True), 1) if a != b)
    _, found = opened(planted)
    assert [each[0] for each in found] == [line]
    assert flagged in found[0][1]


@pytest.mark.parametrize(
    ("line", "flagged"),
    [
        ("kind: 通只", "可以写：决议、决定"),
        ("urgency: 急", "可以写：特急、加急。"),
        ("signature: seal", "可以写：sealed、unsealed、stamp、none、加盖印章、不加盖印章、签名章、不署名。"),
        ("format: 公函", "可以写：公文、信函、命令、纪要。"),
        ("secrecy: 机密1年", "写成 机密★1年"),
        ("date: 2022.2.14", "请照 2022-02-14 或 2022年2月14日 这样写。"),
        ("date:", "请照 2022-02-14 或 2022年2月14日 这样写。"),
        ("number: 示档发[2022]31号", "写成 机关代字〔2022〕31号"),
        ("contact: {nmae: 示例甲}", "Property nmae is not allowed."),
        ("attachments: [检查表.xlsx]", "写成 {title: 名称, file: 文件名}。"),
        ("seal_diameter: 61", "Value is above the maximum of 60."),
    ],
)
def test_a_slip_in_a_front_matter_is_flagged_at_its_line(opened: Opened, line: str, flagged: str) -> None:
    key = line.partition(":")[0]
    front = ["title: 关于报送目录的通知", "recipients: 各分馆", "date: 2024-03-05", 'copy_number: "000001"']
    kept = [each for each in front if not each.startswith(f"{key}:")]
    _, found = opened(NOTICE_LINE + "\n".join([*kept, line]) + "\n")
    assert [number for number, _ in found] == [len(kept) + 2]
    assert flagged in found[0][1]


def test_what_is_missing_is_flagged(opened: Opened) -> None:
    _, found = opened(f"{NOTICE_LINE}kind: 请示\n")
    assert found == [(2, f'Missing property "{key}".') for key in ("date", "title")]


def test_keys_are_offered(server: LanguageServer, opened: Opened) -> None:
    unit = offered(
        server, opened, f"{UNITS_LINE}groups:\n  - name: 甲\n    units:\n      - name: 乙\n        {PLACE}\n"
    )
    declared = "beds"
    assert {*UNIT_FIELDS, declared} - {"name"} <= unit
    front = offered(server, opened, f"{NOTICE_LINE}title: 甲\n{PLACE}\n")
    assert set(KEYS) - {"title"} <= front
    house = offered(server, opened, f"{NOTICE_LINE.replace('front-matter', 'house')}issuer: 甲\n{PLACE}\n")
    assert set(HOUSE_KEYS) - {"issuer"} <= house
    contact = offered(server, opened, f"{NOTICE_LINE}contact:\n  {PLACE}\n")
    assert contact >= {"name", "phone"}


def test_chinese_keys_are_offered_with_what_they_mean(server: LanguageServer, opened: Opened) -> None:
    front = offered(server, opened, f"{NOTICE_LINE}标题: 甲\n{PLACE}\n")
    assert {NAMES.names[key][0] for key in KEYS if key != "title"} <= front
    assert offered(server, opened, f"{NOTICE_LINE}联系人:\n  {PLACE}\n") >= {"姓名", "电话"}
    unit = offered(
        server, opened, f"{UNITS_LINE}分组:\n  - 组名: 甲\n    单位:\n      - 单位名称: 乙\n        {PLACE}\n"
    )
    assert {"主送", "单位代码", "床位数"} <= unit


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("kind", set(KINDS)),
        ("format", {str(each) for each in Format}),
        ("signature", {*SIGNATURES, *SIGNATURES.values()}),
        ("署名方式", {*SIGNATURES, *SIGNATURES.values()}),
        ("urgency", set(URGENCIES)),
        ("secrecy", {"绝密", "机密", "秘密"}),
    ],
)
def test_values_are_offered(server: LanguageServer, opened: Opened, key: str, values: set[str]) -> None:
    assert offered(server, opened, f"{NOTICE_LINE}{key}: {PLACE}\n") == values


def test_whole_entries_are_offered(server: LanguageServer, opened: Opened) -> None:
    assert "一组单位" in offered(server, opened, f"{UNITS_LINE}groups:\n  - {PLACE}\n")
    assert "一个单位" in offered(server, opened, f"{UNITS_LINE}groups:\n  - name: 甲\n    units:\n      - {PLACE}\n")
    assert "Word、Excel、PDF 附件" in offered(server, opened, f"{NOTICE_LINE}attachments:\n  - {PLACE}\n")


def test_the_patterns_are_regular_expressions_of_ecma() -> None:
    """Compiled with the flag u, as https://json-schema.org/draft-07/json-schema-validation#rfc.section.4.3 wishes."""
    script = """
        const count = (at) => Object.entries(at).reduce((sum, [key, value]) =>
            sum + (key === "pattern" && typeof value === "string" ? (new RegExp(value, "u"), 1)
                : value && typeof value === "object" ? count(value) : 0), 0)
        console.log(count(JSON.parse(require("fs").readFileSync(0))))
    """
    for path in (ROOT / FOLDER).iterdir():
        run = subprocess.run(["node", "-e", script], input=path.read_bytes(), capture_output=True, check=False)
        assert run.returncode == 0, run.stderr.decode()
        assert int(run.stdout) > 1
