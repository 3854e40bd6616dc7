"""The lines of an item of a list with dashes, found by their indents alone: also in YAML that cannot be parsed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.ground.source.source_file import SourceFile

_IN_THE_ITEM = 1_000
_DASH = re.compile(" *(?=-(?: |$))")


def lines_of_item(lines: Sequence[str], line: int) -> tuple[int, int]:
    """The lines, from 0, of the item that ``line`` is in: from that with its dash to one indented no more."""
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
