"""Characters of a document that are missing from its PDF."""

from __future__ import annotations

import unicodedata
from collections import Counter


def lost_characters(text: str, printed: str) -> str:
    """The characters of ``text`` that ``printed``, the text of its PDF, has fewer of.

    Each once, in the order of their code points. Blanks, invisible characters, case and compatibility forms
    (NFKC) are not distinguished: a PDF does not keep them.
    """
    missing = _comparable(text) - _comparable(printed)
    return "".join(sorted(char for char in set(text) if _comparable(char).keys() & missing.keys())) if missing else ""


def all_lost(text: str, printed: str) -> bool:
    """Whether ``text`` has characters that can be seen, and ``printed`` none of them."""
    wanted = _comparable(text)
    return bool(wanted) and not wanted & _comparable(printed)


def _comparable(text: str) -> Counter[str]:
    # A hyphen at a line's end is read back as another character.
    folded = unicodedata.normalize("NFKC", text).casefold().replace("-", "")
    return Counter(char for char in folded if unicodedata.category(char)[0] not in "ZC")
