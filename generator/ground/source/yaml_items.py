"""Items of a YAML list as text, in lines after a dash or in brackets; and the lines that an item has in a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.ground.source.source_file import SourceFile
from generator.ground.source.yaml_layout import quoted

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


_IN_THE_ITEM = 1_000
_DASH = re.compile(" *(?=-(?: |$))")


def lines_of_item(lines: Sequence[str], line: int) -> tuple[int, int]:
    """The lines, from 0, of the item that ``line`` is in: from that with its dash to one indented no more.

    They are found by their indents alone, also in YAML that cannot be parsed.
    """
    begin, indent = line, _indent(lines[line])
    while begin > 0 and not ((dash := _DASH.match(lines[begin])) and (begin == line or dash.end() < indent)):
        begin -= 1
    most, end = _indent(lines[begin]), line + 1
    while end < len(lines) and (_indent(lines[end]) > most or lines[end].lstrip(" ")[:1] in ("", "#")):
        end += 1
    return begin, end


def without_items(file: SourceFile, numbers: Iterable[int]) -> SourceFile | None:
    """``file`` with empty lines in place of the items that the lines ``numbers`` (from 1) are in.

    None where one of them is in no item, so that nothing can be left out.
    """
    lines = list(file.lines)
    for number in numbers:
        if not 1 <= number <= len(lines):
            return None
        begin, end = lines_of_item(file.lines, number - 1)
        if _DASH.match(file.lines[begin]) is None:
            return None
        lines[begin:end] = [""] * (end - begin)
    return replace(file, text="\n".join(lines))


def _indent(line: str) -> int:
    """The blanks before ``line``; a line that begins with a tab is meant to be in the item above it."""
    indent = line[: len(line) - len(line.lstrip())]
    return _IN_THE_ITEM if "\t" in indent else len(line) - len(line.lstrip(" "))
