"""Files next to templates in an unsupported format (.doc, .xls …)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.ground.errors import Problem, Said, Span

_TEXTS = (".doc", ".docm", ".dot", ".dotm", ".dotx", ".odt", ".rtf", ".wps", ".wpt")
_SHEETS = (".et", ".ett", ".ods", ".xls", ".xlsm", ".xltx")
_SAVING: Mapping[str, Said] = {
    **dict.fromkeys(_TEXTS, Said("用 Word 或 WPS 打开，另存为 .docx", "open it in Word or WPS and save it as .docx")),
    **dict.fromkeys(
        _SHEETS, Said("用 Excel 或 WPS 打开，另存为 .xlsx", "open it in Excel or WPS and save it as .xlsx")
    ),
}
"""Suffixes of files in other formats, each with how to make a template of the file."""


def is_other_format(path: Path) -> bool:
    """Whether the file ``path`` is in another format, by its suffix; a build does not use it."""
    return path.suffix.lower() in _SAVING


def facts_of_format(path: Path) -> dict[str, object]:
    """Return the facts of a file in another format: its path, its suffix, and how to make a template of it."""
    return {"found": str(path), "format": path.suffix, "saving": _SAVING[path.suffix.lower()]}


def other_format(path: Path) -> Problem | None:
    """Return a warning where the file ``path`` is in another format; else None."""
    if not is_other_format(path):
        return None
    return Problem("output-other-format", Span(str(path)), facts_of_format(path))
