"""Slips in units.yaml and in sheets that are rosters."""

from collections.abc import Sequence

from tests.cli.mistakes.mistake import OLD, Mistake, change, put, sheet, write

ROSTER = "units.yaml"
WEST = "西馆 | 02 | 分馆"


def slip(
    name: str, old: str, new: str, code: str, zh: list[str], en: list[str] | None = None, *, never: Sequence[str] = ()
) -> Mistake:
    """``old`` in units.yaml was typed as ``new``; typing it over again is the remedy."""
    return Mistake(
        name,
        "roster check",
        code,
        zh,
        en,
        before=[change(ROSTER, old, new)],
        remedy=[change(ROSTER, new, old)],
        never=never,
    )


def rows(
    name: str,
    wrong: list[str],
    right: list[str],
    code: str,
    zh: list[str],
    en: list[str] | None = None,
    *,
    status: int = 1,
) -> Mistake:
    """A sheet with ``wrong`` rows; saved with ``right`` ones it is read."""
    return Mistake(
        name,
        "roster import 名录.xlsx",
        code,
        zh,
        en,
        before=[sheet("名录.xlsx", *wrong)],
        remedy=[sheet("名录.xlsx", *right)],
        status=status,
    )


MISTAKES = [
    slip("a key misspelt", "phone:", "phne:", "roster-unknown-field", ["是不是“phone”"], ["did you mean 'phone'"]),
    slip("two units of one name", "{name: 修复中心}", '{name: 西馆, code: "02"}', "roster-unit-twice", ["西馆"]),
    slip("copies as words", "copies: 2", "copies: 两份", "source-not-number", ["两份"]),
    slip("no copies", "copies: 2", "copies: 0", "roster-copies", ["0"]),
    slip("a Chinese comma", "东馆, addressee", "东馆，addressee", "source-full-width-comma", ["全角"], ["comma"]),
    slip(
        "a kind by another name", "kind: number", "kind: numbr", "roster-field-kind", ["是不是“number”"],
        ["did you mean 'number'"], never=["roster-unknown-field"],
    ),
    slip("a bracket left open", "{name: 修复中心}", "{name: 修复中心", "source-bracket-open", ["}"]),
    Mistake(
        "units without a group", "roster check", "roster-unknown-field", ["“units”", "groups"], ["'units'", "groups"],
        before=[write(ROSTER, "units:\n  - {name: 东馆}\n")],
        remedy=[write(ROSTER, "groups:\n  - name: 分馆\n    units:\n      - {name: 东馆}\n")],
    ),
    rows(
        "columns of a school's list", ["单位名称 | 学校标识码 | 学校类别", WEST], ["单位名称 | 单位代码 | 组别", WEST],
        "sheet-column-offered", ["是不是“单位代码”"], ["did you mean '单位代码'"], status=0,
    ),
    Mistake(
        "a sheet that has no word for the name", "roster import 名录.xlsx", "sheet-name-offered",
        ["“监测点”（A1）", "--name-column"], ["'监测点' (A1)", "--name-column"],
        before=[sheet("名录.xlsx", "监测点 | 站长", "东站 | 示例甲", "西站 | 示例乙")],
        again="roster import 名录.xlsx --name-column 监测点",
    ),
    Mistake(
        "a sheet in which no column can name the units", "roster import 名录.xlsx", "sheet-no-name-column",
        ["第 2 行", "监测点、站长", "--name-column"], ["row 2", "监测点, 站长", "--name-column"],
        before=[sheet("名录.xlsx", "示例监测安排", "监测点 | 站长", "东站 | 示例甲", "东站 | 示例甲")],
        remedy=[sheet("名录.xlsx", "示例监测安排", "单位名称 | 站长", "东站 | 示例甲", "西站 | 示例甲")],
    ),
    Mistake(
        "a sheet of persons", "roster import 名录.xlsx", "sheet-persons",
        ["“姓名”（A1）", "“部门”（B1）", '--name-column "姓名"'],
        ["'姓名' (A1)", "'部门' (B1)", '--name-column "姓名"'],
        before=[sheet("名录.xlsx", "姓名 | 部门 | 职务", "示例甲 | 办公室 | 科员", "示例乙 | 人事科 | 科长")],
        again="roster import 名录.xlsx --name-column 姓名",
    ),
    rows(
        "a column misspelt", ["单位名称 | 联系电活", "西馆 | 023-00000000"],
        ["单位名称 | 联系电话", "西馆 | 023-00000000"], "sheet-column-near", ["是不是“联系电话”"],
        ["did you mean '联系电话'"],
    ),
    Mistake(
        "a sheet of another name", "roster import 名录.xlsx --sheet Shet", "sheet-unknown", ["是不是“Sheet”"],
        ["did you mean 'Sheet'"], before=[sheet("名录.xlsx", "单位名称", "西馆")],
        again="roster import 名录.xlsx --sheet Sheet", status=2,
    ),
    Mistake(
        "a workbook with the ending of text", "roster import 名录.csv", "sheet-not-csv", [".xlsx"],
        before=[sheet("名录.csv", "单位名称", "西馆")], remedy=[write("名录.csv", "单位名称\n西馆\n")],
    ),
    Mistake(
        "text with the ending of a workbook", "roster import 名录.xlsx", "sheet-not-xlsx", ["另存为"], ["save"],
        before=[write("名录.xlsx", "单位名称\n西馆\n")], remedy=[sheet("名录.xlsx", "单位名称", "西馆")],
    ),
    Mistake(
        "a workbook with a password", "roster import 名录.xlsx", "sheet-encrypted", ["密码"], ["password"],
        before=[put("名录.xlsx", OLD + "EncryptedPackage".encode("utf-16-le"))],
        remedy=[sheet("名录.xlsx", "单位名称", "西馆")],
    ),
]  # fmt: skip
