"""Items of a YAML list as text: in lines after a dash, or in brackets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.ground.source.yaml_quoting import quoted

_STEP = "  "


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: ``lines`` with the dash in the first column, and ``flow``, the item in brackets."""

    lines: tuple[str, ...]
    flow: str


def record(pairs: Iterable[tuple[str, str]], *, in_braces: bool = False) -> Item:
    """An item that is a mapping, its values given as YAML; ``in_braces``: in one line also after a dash."""
    entries = [f"{key}: {value}" for key, value in pairs]
    flow = f"{{{', '.join(entries)}}}"
    return Item(_with_dash([flow] if in_braces else entries), flow)


def record_with_items(pairs: Iterable[tuple[str, str]], key: str, items: Sequence[Item]) -> Item:
    """An item that is a mapping with a list of ``items`` as its last value, under ``key``."""
    entries = [f"{name}: {value}" for name, value in pairs]
    flow = f"{{{', '.join((*entries, f'{key}: [{listed(items)}]'))}}}"
    return Item(_with_dash([*entries, *lines_of(key, items)]), flow)


def lines_of(key: str, items: Sequence[Item]) -> Iterator[str]:
    """The lines of a list of ``items`` under ``key``."""
    yield f"{key}:" if items else f"{key}: []"
    for item in items:
        yield from indented(item.lines, len(_STEP))


def listed(items: Iterable[Item]) -> str:
    """``items`` in one line, separated by commas, without brackets."""
    return ", ".join(item.flow for item in items)


def list_of_texts(texts: Iterable[str]) -> str:
    """A list of texts in one line, brackets included."""
    return f"[{', '.join(map(quoted, texts))}]"


def indented(lines: Iterable[str], columns: int) -> Iterator[str]:
    """``lines`` indented by ``columns``; empty lines stay empty."""
    return (" " * columns + line if line else line for line in lines)


def _with_dash(lines: Sequence[str]) -> tuple[str, ...]:
    return f"- {lines[0]}", *indented(lines[1:], len(_STEP))
