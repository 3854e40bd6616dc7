"""Texts of ``fawen roster``."""

TEXTS: dict[str, tuple[str, str]] = {
    "roster": ("单位名单和 Excel、WPS 表格互相转换。", "The roster, from and to the sheets of Excel and WPS."),
}
