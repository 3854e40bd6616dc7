"""A font in a file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class FontFile:
    """One font: its file, and its number in it where the file is a collection (.ttc, .otc), from 0."""

    path: Path
    number: int = 0

    @cached_property
    def data(self) -> bytes:
        """The bytes of the whole file, read once. Raises OSError."""
        return self.path.read_bytes()
