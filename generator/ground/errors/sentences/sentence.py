"""One row of the sentence tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What is wrong and what to do, in both languages; ``{name}`` stands for a fact."""

    zh: str
    en: str
    zh_remedy: str = ""
    en_remedy: str = ""
    severity: Literal["error", "warning", "info"] = "error"
    clause: str | None = None
