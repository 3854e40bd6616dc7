"""Thirty awkward cells of a roster: how each is written, and what it must be read as or refused for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.ground.source import OfficialDate
from tests.roster.sheets.workbooks import Cell, Raw, Sheet, Style, inline, number, workbook

FIELDS = ("name", "code", "postcode", "phone", "copies", "address", "old_names", "beds", "opened")
HEADERS = (
    "单位名称",
    "代码",
    "邮编",
    "电话",
    "份数",
    "地址",
    "曾用名",
    "床位数（beds，number）",
    "启用（opened，日期）",
)
SHARED = (
    '<r><rPr><b/></rPr><t>示例</t></r><r><t xml:space="preserve">路 1号</t></r>',
    '<t>巫山路</t><rPh sb="0" eb="2"><t>wushan</t></rPh><phoneticPr fontId="1"/>',
)


@dataclass(frozen=True)
class Case:
    """``value`` is what the unit must have, ``refused`` the code of the problem, ``reported`` that of the warning."""

    what: str
    field: str
    cell: Cell
    value: object = None
    refused: str = ""
    reported: str = ""


CASES = (
    Case("zeros shown by the format", "postcode", number("4700", "000000"), "004700"),
    Case("zeros and a dash shown by the format", "phone", number("2300000000", r"000\-00000000"), "023-00000000"),
    Case("text that looks like a number", "postcode", "004700", "004700"),
    Case("a whole number", "code", number("500237001"), "500237001"),
    Case("the whole number of a list in China's Excel", "code", number("500237002", "0_ "), "500237002"),
    Case("fifteen digits", "code", number("123456789012345"), "123456789012345"),
    Case("eighteen digits as a number", "code", number("5.00237001000000E+17", "0"), refused="sheet-digits"),
    Case("5.0", "copies", number("5.0"), 5),
    Case("one and a half copies", "copies", number("1.5"), refused="roster-copies"),
    Case("a float with its noise", "beds", number("0.30000000000000004"), Decimal("0.3")),
    Case("half of a number hidden by the format", "code", number("7.5", "0"), refused="sheet-number-format"),
    Case("thousands in a number's column", "beds", number("4700", "#,##0"), 4700),
    Case("thousands in a text's column", "code", number("4700", "#,##0"), refused="sheet-number-format"),
    Case("percent", "code", number("0.5", "0%"), refused="sheet-number-format"),
    Case("money", "postcode", number("4700", '"¥"#,##0.00'), refused="sheet-number-format"),
    Case("scientific", "code", number("50023700", "0.00E+00"), refused="sheet-number-format"),
    Case("a date in a text's column", "code", number("44606", "yyyy/m/d"), refused="sheet-date"),
    Case("a date in a date's column", "opened", number("44606", 'yyyy"年"m"月"d"日"'), OfficialDate(date(2022, 2, 14))),
    Case("TRUE", "address", Raw("<v>1</v>", "b"), refused="sheet-boolean"),
    Case("#N/A", "phone", Raw("<v>#N/A</v>", "e"), refused="sheet-error-value"),
    Case("a formula with its text", "address", Raw("<f>A1&amp;1</f><v>示例路2号</v>", "str"), "示例路2号"),
    Case("a formula with its number", "postcode", Raw("<f>A1+1</f><v>4701</v>", form="000000"), "004701"),
    Case("a formula without its result", "phone", Raw("<f>A1</f>"), refused="sheet-formula"),
    Case("rich text", "address", Raw("<v>0</v>", "s"), "示例路 1号"),
    Case("reading aids", "address", Raw("<v>1</v>", "s"), "巫山路"),
    Case(
        "an escaped line end", "address", inline("示例路3号_x000D_\n二楼_x005F_x0041_"), "示例路3号\n二楼_x0041_",
        reported="sheet-odd-text",
    ),
    Case("what looks like a formula", "address", "=1+1", "=1+1"),
    Case("blanks at the end", "address", "示例路4号 \u00a0", "示例路4号 \u00a0", reported="sheet-odd-text"),
    Case("a character that no document can hold", "address", inline("示例路_x0007_"), refused="source-xml-character"),
    Case("several old names", "old_names", "旧镇、更旧镇；最旧镇\n老镇", ("旧镇", "更旧镇", "最旧镇", "老镇")),
)  # fmt: skip


def sheet_of(cases: Sequence[Case]) -> bytes:
    """A roster with a unit for each case."""
    rows: list[list[Cell]] = [list(HEADERS)]
    for serial, case in enumerate(cases, start=1):
        cells: dict[str, Cell] = {"name": f"示例{serial}", case.field: case.cell}
        rows.append([cells.get(field) for field in FIELDS])
    return workbook({"名单": Sheet(rows)}, Style(shared=SHARED))
