"""Texts of ``fawen variables``."""

TEXTS: dict[str, tuple[str, str]] = {
    "variables-template": ("模板：.docx、.xlsx 或 .md", "the template: .docx, .xlsx or .md"),
    "variables-json": ("每个字段一行 JSON", "one JSON object a line"),
    "optional": ("可以没有", "may be absent"),
    "conditional": ("有条件时才用", "read only on a condition"),
}
