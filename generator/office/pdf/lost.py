"""Characters of a document that are missing from its PDF."""

from __future__ import annotations

import unicodedata
from collections import Counter


def lost_characters(text: str, printed: str) -> str:
    """The characters of ``text`` that occur less often in ``printed``, the text of its PDF.

    Each once, sorted. Blanks, invisible characters, case and compatibility forms (NFKC) are ignored: a PDF does not
    keep them.
    """
    missing = _comparable(text) - _comparable(printed)
    return "".join(sorted(char for char in set(text) if _comparable(char).keys() & missing.keys())) if missing else ""


def all_lost(text: str, printed: str) -> bool:
    """Whether ``text`` has visible characters, and ``printed`` none of them."""
    wanted = _comparable(text)
    return bool(wanted) and not wanted & _comparable(printed)


def _comparable(text: str) -> Counter[str]:
    # A hyphen at the end of a line is extracted as another character.
    folded = unicodedata.normalize("NFKC", text).casefold().replace("-", "")
    return Counter(char for char in folded if unicodedata.category(char)[0] not in "ZC")
