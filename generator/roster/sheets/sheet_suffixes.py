"""Suffixes of the files that are sheets."""

from __future__ import annotations

from pathlib import Path

WORKBOOKS, OLD_WORKBOOKS, TEXTS = (".xlsx", ".xlsm"), (".xls",), (".csv", ".tsv", ".txt")

SUFFIXES = (*WORKBOOKS, *OLD_WORKBOOKS, *TEXTS)
"""Suffixes of the sheets that are read."""

FOREIGN = (
    ".et",
    ".ett",
    ".xlsb",
    ".xlt",
    ".xltx",
    ".ods",
    ".fods",
    ".numbers",
    ".dbf",
    ".docx",
    ".doc",
    ".wps",
    ".pdf",
)
"""Suffixes of other files in which offices keep rosters."""


def is_sheet(path: Path) -> bool:
    """Whether ``path`` has the suffix of a sheet, or of another file than a roster in YAML."""
    return path.suffix.lower() in (*SUFFIXES, *FOREIGN)
