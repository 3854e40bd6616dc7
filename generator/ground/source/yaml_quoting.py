"""Quoting of a text as a YAML scalar that reads back unchanged."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from io import StringIO
from typing import Literal

import yaml
from yaml.emitter import Emitter
from yaml.resolver import Resolver

Quote = Literal["", "'", '"']
"""How a scalar is quoted; an empty string is plain."""

_LOOKS_LIKE_NUMBER = re.compile(r"[-+]?[.0-9][0-9_.eE+]*|0o[0-7]+|[-+0-9:]+:[0-9.]+")
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_UNSEEN = ("Cc", "Cf", "Zl", "Zp")
"""Unicode categories of invisible characters, which are written as escapes."""

_emitter = Emitter(StringIO(), allow_unicode=True)
_resolved: Callable[..., str] = Resolver().resolve


def quoted(text: str, quote: Quote = "") -> str:
    """``text`` as a YAML scalar in one line, in ``quote`` where possible; valid wherever a value is.

    Double quotes are used for text that other programs would read as another type (a number, a date, ``yes``), and
    for text that cannot be written plain or in single quotes.
    """
    if not quote and _can_stand_plain(text):
        return text
    if quote == "'" and not any(map(_is_escaped, text.replace('"', "").replace("\\", ""))):
        return "'" + text.replace("'", "''") + "'"
    return f'"{"".join(map(_escaped, text))}"'


def _can_stand_plain(text: str) -> bool:
    if not text or text != text.strip() or any(map(_is_escaped, text)):
        return False
    analysis = _emitter.analyze_scalar(text)
    if not analysis.allow_flow_plain or _LOOKS_LIKE_NUMBER.fullmatch(text):
        return False
    return _resolved(yaml.ScalarNode, text, (True, False)) == Resolver.DEFAULT_SCALAR_TAG


def _is_escaped(character: str) -> bool:
    return character in _ESCAPED or unicodedata.category(character) in _UNSEEN


def _escaped(character: str) -> str:
    if not _is_escaped(character):
        return character
    return _ESCAPED.get(character) or _by_number(ord(character))


def _by_number(code: int) -> str:
    letter, digits = ("x", 2) if code < 0x100 else ("u", 4) if code < 0x10000 else ("U", 8)
    return f"\\{letter}{code:0{digits}X}"
