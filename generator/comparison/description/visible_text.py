"""Text in a line of a description: every character is visible, and none controls a terminal or begins a line."""

from __future__ import annotations

import unicodedata

TAB, BREAK = "⇥", "↵"
OPEN, CLOSE = "‹", "›"
_OURS = frozenset((TAB, BREAK, OPEN, CLOSE, "⟨", "⟩"))
_SEEN_SPACES = (" ", "\N{IDEOGRAPHIC SPACE}")


def shown(text: str) -> str:
    """``text`` with tabs and line breaks as signs, and invisible characters as their numbers: ``⟨U+200B⟩``."""
    return text if text.isascii() and text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character == "\t":
        return TAB
    if character == "\n":
        return BREAK
    if character in _SEEN_SPACES or (character not in _OURS and unicodedata.category(character)[0] not in "CZ"):
        return character
    return f"⟨U+{ord(character):04X}⟩"


def marked(label: str, text: str) -> str:
    """``text`` in a mark with the remark ``label``; the label alone where there is no text."""
    return f"{OPEN}{label}：{text}{CLOSE}" if text else f"{OPEN}{label}{CLOSE}"
