"""A value as the text that is printed, without characters that no XML document can hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from jinja2 import Undefined

from generator.ground.source.date import OfficialDate

_PRINTED = frozenset({int, float, bool, Decimal, OfficialDate})  # the usual types besides texts, recognised at once


class NotTextError(TypeError):
    """A value that cannot be printed; ``kind`` is ``list``, ``group``, ``nothing`` or ``object``."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"{kind} cannot be printed")
        self.kind = kind


def text_of(value: object) -> str:
    """``value`` as text: texts unchanged, numbers and dates as they print.

    Raises NotTextError for lists, mappings, None, functions, and objects without a text of their own: what Python would
    print for them means nothing to the reader of a letter.
    """
    if isinstance(value, str):
        return value if type(value) is str else str.__str__(value)
    if type(value) in _PRINTED:
        return str(value)
    kind = _kind(value)
    if kind is not None:
        raise NotTextError(kind)
    return str(value)


def _kind(value: object) -> str | None:
    kind = type(value)
    if value is None:
        return "nothing"
    if isinstance(value, Undefined):  # str() raises its own error
        return None
    if isinstance(value, Mapping):
        return "group"
    if isinstance(value, Iterable):
        return "list"
    if callable(value) or (kind.__str__ is object.__str__ and kind.__repr__ is object.__repr__):
        return "object"
    return None


_NO_CHARACTER = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class CharacterError(ValueError):
    """A ``character`` that no XML document can hold; ``before`` is the value's text before it."""

    def __init__(self, character: str, before: str) -> None:
        super().__init__(f"U+{ord(character):04X}")
        self.character = character
        self.before = before


def refuse_unwritable(text: str) -> None:
    """Raises CharacterError where ``text`` has a character that no XML document can hold (XML 1.0, production 2)."""
    match = _NO_CHARACTER.search(text)
    if match is not None:
        raise CharacterError(match[0], text[: match.start()])
