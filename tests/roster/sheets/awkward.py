"""Awkward cells and files of rosters: how each is written, and what it must be read as or refused for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import xlwt

from generator.ground.source.date import OfficialDate
from tests.roster.sheets.workbooks import STRICT, Cell, Raw, Sheet, Style, inline, number, workbook
from tests.word_documents import saved

FIELDS = ("name", "code", "postcode", "phone", "copies", "address", "old_names", "beds", "opened")
HEADERS = (
    "单位名称", "代码", "邮编", "电话", "份数", "地址", "曾用名", "床位数（beds，number）",
    "启用（opened，日期）",
)  # fmt: skip
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


_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(480)
_PLAIN = [["单位名称", "代码"], ["东镇", "004700"]]


@dataclass(frozen=True)
class File:
    """``units`` are what must be read of each unit, by the names of fields; or ``refused`` is the code at ``place``.

    ``reported`` are the codes of what is reported beside; ``make`` makes the file called ``name``.
    """

    what: str
    name: str
    make: Callable[[], bytes]
    units: Sequence[dict[str, object]] = ()
    refused: str = ""
    place: str = ""
    reported: Sequence[str] = field(default=())


def _book(**sheets: Sheet) -> Callable[[], bytes]:
    return lambda: workbook(sheets)


def _text(text: str, encoding: str = "utf-8") -> Callable[[], bytes]:
    return lambda: text.encode(encoding)


def _merged(*areas: str) -> str:
    return f"<mergeCells>{''.join(f'<mergeCell ref={chr(34)}{area}{chr(34)}/>' for area in areas)}</mergeCells>"


def _old() -> bytes:
    """An .xls with zeros shown by formats, a day, and a code that is text."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("名单")
    for column, header in enumerate(("单位名称", "邮编", "启用（opened，date）", "代码", "份数")):
        sheet.write(0, column, header)
    sheet.write(1, 0, "东镇")
    sheet.write(1, 1, 4700, xlwt.easyxf(num_format_str="000000"))
    sheet.write(1, 2, 44606, xlwt.easyxf(num_format_str="yyyy-m-d"))
    sheet.write(1, 3, "500237001000123456")
    sheet.write(1, 4, 2)
    return saved(book)


FILES = (
    File(
        "a title and an empty row above the headers", "a.xlsx",
        _book(Sheet1=Sheet([["××县单位名单"], [" "], ["序号", "单位名称"], ["1", "东镇"], [], ["2", "西镇"]])),
        [{"name": "东镇", "group": "a"}, {"name": "西镇", "group": "a"}],
    ),
    File(
        "headers full-width, with blanks, line breaks, colon and star", "b.xlsx",
        _book(
            Sheet1=Sheet(
                [["＊单 位\n名 称：", "ｐｈｏｎｅ", "邮 编*", "份数（份）"], ["东镇", "023-0", "004700", "3"]]
            )
        ),
        [{"name": "东镇", "phone": "023-0", "postcode": "004700", "copies": 3}],
    ),
    File(
        "a header with one slip", "c.xlsx", _book(Sheet1=Sheet([["单位名称", "邮政编吗"], ["东镇", "004700"]])),
        refused="sheet-column-near", place="Sheet1!B1",
    ),
    File(
        "two columns for one field", "d.xlsx", _book(Sheet1=Sheet([["单位名称", "电话", "手机"], ["东镇", "0", "1"]])),
        refused="sheet-column-twice", place="Sheet1!C1",
    ),
    File(
        "two columns of the office's own", "e.xlsx",
        _book(Sheet1=Sheet([["单位名称", "备注", "beds"], ["东镇", "无", "12"]])),
        [{"name": "东镇", "备注": "无", "beds": "12"}],
    ),
    File(
        "a group's cell merged over its rows", "f.xlsx",
        _book(
            Sheet1=Sheet(
                [
                    ["组别", "主送类别", "单位"], ["乡镇", "各乡镇；街道", "东镇"], [None, None, "西镇"],
                    ["直属", None, "中心"],
                ],
                after=_merged("A2:A3", "B2:B3"),
            )
        ),
        [{"name": "东镇", "group": "乡镇"}, {"name": "西镇", "group": "乡镇"}, {"name": "中心", "group": "直属"}],
    ),
    File(
        "names merged", "g.xlsx",
        _book(Sheet1=Sheet([["单位名称", "代码"], ["东镇", "1"], [None, "2"]], after=_merged("A2:A3"))),
        refused="sheet-merged", place="Sheet1!A2",
    ),
    File(
        "filtered rows", "h.xlsx",
        _book(Sheet1=Sheet([["单位名称"], ["东镇"], ["西镇"], ["南镇"]], of_row={3: 'hidden="1"', 4: 'hidden="1"'})),
        refused="sheet-hidden-rows", place="Sheet1!A3",
    ),
    File(
        "a hidden column", "i.xlsx",
        _book(Sheet1=Sheet(_PLAIN, before='<cols><col min="2" max="2" width="9" hidden="1"/></cols>')),
        refused="sheet-hidden-column", place="Sheet1!B1",
    ),
    File(
        "two sheets with data", "j.xlsx", _book(名单=Sheet(_PLAIN), 旧名单=Sheet(_PLAIN)), refused="sheet-several",
    ),
    File(
        "an empty sheet and a hidden one beside", "k.xlsx",
        _book(Sheet1=Sheet([[" "]]), 名单=Sheet(_PLAIN), 选项=Sheet([["是"], ["否"]], state="veryHidden")),
        [{"name": "东镇", "group": "名单"}], reported=["sheet-hidden-left"],
    ),
    File(
        "protected, with macros", "l.xlsm",
        lambda: workbook({"名单": Sheet(_PLAIN, after='<sheetProtection sheet="1"/>')}, Style(main=_MACROS)),
        [{"name": "东镇", "code": "004700"}],
    ),
    File("encrypted", "m.xlsx", lambda: COMPOUND, refused="sheet-encrypted"),
    File(
        "strict, with days from 1904 and days as text", "n.xlsx",
        lambda: workbook(
            {"名单": Sheet([
                ["单位名称", "启用（opened，日期）"],
                ["东镇", number("43144", "yyyy/m/d")],
                ["西镇", Raw("<v>2022-02-14T00:00:00</v>", "d", "yyyy/m/d")],
            ])},
            Style(namespace=STRICT, date1904=True),
        ),
        [{"name": "东镇", "opened": "2022年2月14日"}, {"name": "西镇", "opened": "2022年2月14日"}],
    ),
    File(
        "no addresses, no styles, absolute targets, a wrong dimension", "o.xlsx",
        lambda: workbook(
            {"名单": Sheet(
                [["单位名称", None, "代码"], ["东镇", None, number("7")]],
                before='<dimension ref="A1"/>', addressed=False,
            )},
            Style(absolute=True, with_styles=False),
        ),
        [{"name": "东镇", "code": "7"}],
    ),
    File(
        "a row without a name", "p.xlsx", _book(Sheet1=Sheet([*_PLAIN, [None, "2"]])),
        refused="sheet-no-name", place="Sheet1!A3",
    ),
    File(
        "a total below, merged", "q.xlsx",
        _book(
            Sheet1=Sheet(
                [["序号", "单位", "份数"], ["1", "东镇", "2"], ["合　计", None, "2"]], after=_merged("A3:B3")
            )
        ),
        [{"name": "东镇", "copies": 2}], reported=["sheet-total"],
    ),
    File(
        "xls with number formats", "r.xls", _old,
        [{"name": "东镇", "postcode": "004700", "opened": "2022年2月14日", "code": "500237001000123456", "copies": 2}],
    ),
    File(
        "xls that is a web page", "s.xls", _text("<html><table><tr><td>单位名称</td></tr></table></html>"),
        refused="sheet-not-xls",
    ),
    File("xlsx that is CSV", "t.xlsx", _text("单位名称,代码\r\n东镇,1\r\n"), refused="sheet-not-xlsx"),
    File("WPS's own format", "u.et", lambda: COMPOUND, refused="sheet-suffix"),
    File(
        "CSV in GB18030, zeros kept by Excel's trick", "v.csv",
        _text('单位名称,代码,电话\r\n东镇,="004700",\'0230\r\n"西镇, 新区",\'=1,"""x"""\r\n', "gb18030"),
        [{"name": "东镇", "code": "004700", "phone": "0230"}, {"name": "西镇, 新区", "code": "=1", "phone": '"x"'}],
        reported=["sheet-encoding"],
    ),
    File(
        "Unicode text with tabs, a line break in quotes", "w.txt",
        _text('单位名称\t地址\r\n东镇\t"示例路1号\n二楼"\r\n西镇\t示例路2号\r\n', "utf-16"),
        [{"name": "东镇", "address": "示例路1号\n二楼"}, {"name": "西镇"}], reported=["sheet-odd-text"],
    ),
    File(
        "CSV with semicolons and a ragged row", "x.csv", _text("\ufeff单位名称;代码\n东镇;1\n西镇;2;3\n"),
        refused="sheet-ragged", place="3:1",
    ),
    File(
        "CSV with a number that Excel has destroyed", "y.csv", _text("单位名称,代码\n东镇,5.00237E+17\n"),
        refused="sheet-scientific", place="2:4",
    ),
)  # fmt: skip
