"""Which files are sheets, by how their names end."""

from __future__ import annotations

from pathlib import Path

WORKBOOKS, OLD_WORKBOOKS, TEXTS = (".xlsx", ".xlsm"), (".xls",), (".csv", ".tsv", ".txt")

SUFFIXES = (*WORKBOOKS, *OLD_WORKBOOKS, *TEXTS)
"""The endings of sheets that are read."""

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
"""The endings of other files that offices keep rosters in."""


def is_sheet(path: Path) -> bool:
    """Whether ``path`` ends as a sheet does, or as another program's file that is no roster in YAML."""
    return path.suffix.lower() in (*SUFFIXES, *FOREIGN)
