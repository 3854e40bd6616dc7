"""Progress reports of a build."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

Phase = Literal["papers", "pdfs"]
Progress = Callable[[Phase, int, int, str], None]
"""Called with what is being made, how many are done, how many there will be, and the name of the last one's unit."""
