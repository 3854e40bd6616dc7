"""One sentence of the files."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Sentence(NamedTuple):
    """What is wrong and what to do, in both languages; ``{name}`` stands for a fact."""

    zh: str
    en: str
    zh_remedy: str
    en_remedy: str
    severity: Literal["error", "warning", "info"] = "error"
    clause: str | None = None
