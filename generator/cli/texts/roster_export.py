"""Texts of ``fawen roster export``."""

TEXTS: dict[str, tuple[str, str]] = {
    "roster-export": (
        "把单位名单写成表格（.xlsx 或 .csv），给 Excel、WPS 用；每一格都是文本，023、004700 前面的零不会丢。",
        "Write the roster as a sheet (.xlsx or .csv) for Excel and WPS; every cell is text, so zeros stay.",
    ),
    "roster-export-units": (
        "单位名单，也可以是表格（默认 {default}）",
        "the roster, a sheet as well (default: {default})",
    ),
    "roster-export-sheet": (
        "名单本身是表格、又有几张工作表时，用哪一张",
        "which sheet is the roster, where that is a workbook of several",
    ),
    "roster-exported": ("已把 {count} 个单位写到 {file}。", "Wrote {count} units to {file}."),
}
