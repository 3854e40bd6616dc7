"""Validation of a single entry, independent of the register's other rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.ground.source import unholdable
from generator.register.entry import Entry, Matter
from generator.register.numbers import IssuedNumber
from generator.standard import SECRECY, meant_number

MOST_CHARACTERS = 32_766
"""What a cell of a worksheet holds (32,767 characters), less the mark before a dangerous value."""

MOST_COPIES = 9_999_999

_TEXTS = {"密级": "secrecy", "标题": "title", "发往机关": "recipients", "归卷情况": "filed", "备注": "note"}
_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Fault:
    """A sentence's code and facts, and the column of the register that it concerns."""

    code: str
    column: str
    facts: dict[str, object] = field(default_factory=dict)
    suggestion: str | None = None


def faults(entry: Entry) -> Iterator[Fault]:
    """All faults of ``entry``, whose number has been given."""
    yield from _number_faults(entry.number)
    for column, name in _TEXTS.items():
        yield from _text_faults(column, getattr(entry, name))
    if entry.secrecy and not SECRECY.fullmatch(entry.secrecy):
        yield Fault("register-secrecy", "密级", {"value": entry.secrecy})
    if entry.matter is Matter.ISSUED and not entry.title.strip():
        yield Fault("register-title-missing", "标题")
    if entry.copies is not None and not 1 <= entry.copies <= MOST_COPIES:
        yield Fault("register-copies", "份数", {"value": entry.copies})


def _number_faults(text: str) -> Iterator[Fault]:
    try:
        IssuedNumber.parse(text)
    except ValueError:
        yield Fault("register-number-form", "发文字号", {"value": text}, meant_number(text))


def _text_faults(column: str, text: str) -> Iterator[Fault]:
    if any(each in text for each in _BREAKS):
        yield Fault("register-line-break", column, {"column": column})
    elif (character := unholdable(text)) is not None:
        yield Fault("register-character", column, {"column": column, "character": character})
    if len(text) > MOST_CHARACTERS:
        yield Fault("register-too-long", column, {"column": column, "limit": MOST_CHARACTERS})
