"""A font in a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class FontFile:
    """One font: its file, and its number in it where the file is a collection (.ttc, .otc), from 0."""

    path: Path
    number: int = 0
