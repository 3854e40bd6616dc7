"""Texts of ``fawen roster``."""

TEXTS: dict[str, tuple[str, str]] = {
    "roster": (
        "单位名单：和 Excel、WPS 表格互相转换，检查。",
        "The roster: from and to the sheets of Excel and WPS, checked.",
    ),
}
