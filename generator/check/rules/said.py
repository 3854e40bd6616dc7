"""What departures say where neither a measure nor the document's own words say it: Chinese, and English beside."""

from __future__ import annotations

NONE = "无 (none)"
"""Nothing is there, or nothing should be."""


def both(zh: str, en: str) -> str:
    """The same in both languages."""
    return f"{zh} ({en})"
