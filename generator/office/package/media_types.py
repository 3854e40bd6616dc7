"""The media types of whole files, by the endings of their names (IANA's registry of media types)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType

_OFFICE = "application/vnd.openxmlformats-officedocument"
_UNKNOWN = "application/octet-stream"

MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".docx": f"{_OFFICE}.wordprocessingml.document",
        ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
        ".pdf": "application/pdf",
        ".csv": "text/csv; charset=utf-8",
        ".zip": "application/zip",
    }
)
"""Those of the files that papers, rosters and registers are kept in."""


def media_type(name: str) -> str:
    """The media type of the file called ``name``; that of bytes of any kind where the ending is not known."""
    return MEDIA_TYPES.get(PurePath(name).suffix.lower(), _UNKNOWN)
