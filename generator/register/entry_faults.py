"""Validation of a single entry, independent of the register's other rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.ground.source import unholdable
from generator.register.issued_number import IssuedNumber
from generator.register.register_entry import Matter, RegisterEntry
from generator.standard import SECRECY, meant_number

MOST_CHARACTERS = 32_766
"""The longest text of an entry: a cell of a worksheet (32,767 characters), less the mark before a dangerous value."""

MOST_COPIES = 9_999_999

_TEXTS = {"密级": "secrecy", "标题": "title", "发往机关": "recipients", "归卷情况": "filed", "备注": "note"}
_BREAK = re.compile("[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class EntryFault:
    """What is wrong with an entry: the problem's code and facts, and the column of the register that it concerns."""

    code: str
    column: str
    facts: dict[str, object] = field(default_factory=dict)
    suggestion: str | None = None


def faults(entry: RegisterEntry) -> Iterator[EntryFault]:
    """Yield all faults of ``entry``, which already has its number."""
    yield from _number_faults(entry.number)
    for column, name in _TEXTS.items():
        yield from _text_faults(column, getattr(entry, name))
    if entry.secrecy and not SECRECY.fullmatch(entry.secrecy):
        yield EntryFault("register-secrecy", "密级", {"value": entry.secrecy})
    if entry.matter is Matter.ISSUED and not entry.title.strip():
        yield EntryFault("register-title-missing", "标题")
    if entry.copies is not None and not 1 <= entry.copies <= MOST_COPIES:
        yield EntryFault("register-copies", "份数", {"value": entry.copies})


def _number_faults(text: str) -> Iterator[EntryFault]:
    try:
        IssuedNumber.parse(text)
    except ValueError:
        yield EntryFault("register-number-form", "发文字号", {"value": text}, meant_number(text))


def _text_faults(column: str, text: str) -> Iterator[EntryFault]:
    if _BREAK.search(text):
        yield EntryFault("register-line-break", column, {"column": column})
    elif (character := unholdable(text)) is not None:
        yield EntryFault("register-character", column, {"column": column, "character": character})
    if len(text) > MOST_CHARACTERS:
        yield EntryFault("register-too-long", column, {"column": column, "limit": MOST_CHARACTERS})
