"""Characters that XML documents cannot hold (XML 1.0, production 2), and their refusal."""

from __future__ import annotations

import re

_NO_CHARACTER = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class CharacterError(ValueError):
    """A ``character`` that no XML document can hold; ``before`` is the value's text before it."""

    def __init__(self, character: str, before: str) -> None:
        super().__init__(f"U+{ord(character):04X}")
        self.character = character
        self.before = before


def refuse_unwritable(text: str) -> None:
    """Raise CharacterError where ``text`` has a character that no XML document can hold."""
    match = _NO_CHARACTER.search(text)
    if match is not None:
        raise CharacterError(match[0], text[: match.start()])
