"""Values as YAML in one line, in the words that a file uses for keys and for fixed values."""

from __future__ import annotations

from collections.abc import Mapping

from generator.desk.notice_editing.form_keys import Value
from generator.ground.source import NO_NAMES, Item, KeyKind, KeyNames, listed, quoted, record


def written_value(value: Value, key: str, names: KeyNames, kind: KeyKind) -> str:
    """``value`` of ``key`` as YAML in one line."""
    if isinstance(value, str):
        return names.word(f"{key}={value}", kind) if value in names.values.get(key, {}) else quoted(value)
    return written_plain(value, names.below.get(key, NO_NAMES), kind)


def written_plain(value: Value, names: KeyNames, kind: KeyKind) -> str:
    """``value`` as YAML in one line; ``names`` are those of its keys."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Mapping):
        return record(_pairs(value, names, kind)).flow
    return f"[{listed(written_item(each, names, kind) for each in value)}]"


def written_item(value: Value, names: KeyNames, kind: KeyKind) -> Item:
    """An item of a list; ``names`` are those of its keys."""
    if isinstance(value, Mapping):
        return record(_pairs(value, names, kind), in_braces=True)
    written = written_plain(value, names, kind)
    return Item((f"- {written}",), written)


def _pairs(value: Mapping[str, Value], names: KeyNames, kind: KeyKind) -> list[tuple[str, str]]:
    return [(quoted(names.word(key, kind)), written_value(each, key, names, kind)) for key, each in value.items()]
