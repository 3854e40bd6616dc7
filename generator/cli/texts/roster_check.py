"""Texts of ``fawen roster check``."""

TEXTS: dict[str, tuple[str, str]] = {
    "roster-check": (
        "检查名单：错误，旧名、旧代码，看不见的字符，不像的邮编、电话、邮箱。",
        "Check the roster: errors, former names and codes, invisible characters, odd postcodes, phones and e-mails.",
    ),
    "roster-units": (
        "单位名单，也可以是表格（默认 units.yaml）",
        "the roster, a sheet as well (default: units.yaml)",
    ),
    "roster-check-sheet": (
        "名单是表格、又有几张工作表时，用哪一张",
        "which sheet is the roster, where that is a workbook of several",
    ),
    "roster-json": ("每个问题一行 JSON", "one JSON object a line for each problem"),
    "roster-checked": (
        "{file}：{groups} 个组，{units} 个单位，{errors} 个错误，{warnings} 个提醒。",
        "{file}: groups: {groups}, units: {units}, errors: {errors}, warnings: {warnings}.",
    ),
    "roster-wrong": ("{file}：{errors} 个错误。", "{file}: errors: {errors}."),
}
