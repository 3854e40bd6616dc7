"""Error recovery for broken YAML: parsed entry by entry, so that one error does not hide the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.ground.errors import InputError, Problem, Span
from generator.ground.source.key_names import KeyNames, in_english
from generator.ground.source.nodes import MappingNode, Node
from generator.ground.source.source_file import SourceFile
from generator.ground.source.yaml_tree import load_yaml

_MOST_ENTRIES = 300  # front matter has some thirty
_MOST_LINES = 50  # of one entry in brackets
_BEGINS = re.compile(r"[^\s#\-}\])]")
_KEY = re.compile(r"""["']?(\w+)["']?\s*[:：]""")
_OPENING, _CLOSING = "{[", "}]"


@dataclass(frozen=True, slots=True)
class Readable:
    """The readable part of a mapping.

    ``problems`` are those of the other entries; ``broken`` are their keys, None where they are unknown.
    """

    node: MappingNode
    problems: tuple[Problem, ...] = ()
    broken: frozenset[str] | None = frozenset()


def load_readable(file: SourceFile, names: KeyNames, first_line: int = 1, last_line: int | None = None) -> Readable:
    """The readable entries between two lines (from 1), with English keys for those of the Chinese ``names``."""
    try:
        found = Readable(load_yaml(file, first_line=first_line, last_line=last_line))
    except InputError as fault:
        found = _by_entry(file, first_line, len(file.lines) if last_line is None else last_line, fault)
    twins: list[Problem] = []
    node = in_english(found.node, names, twins)
    broken = None if found.broken is None else frozenset(map(names.key, found.broken))
    return Readable(node, (*found.problems, *twins), broken)


def _by_entry(file: SourceFile, first_line: int, last_line: int, fault: InputError) -> Readable:
    """The readable entries between two lines (from 1), after parsing all of them failed with ``fault``."""
    problems = list(fault.problems)
    entries: dict[str, Node] = {}
    spans: dict[str, Span] = {}
    broken: list[str | None] = []
    for first, last in _entries(file.lines, first_line, last_line):
        try:
            node = load_yaml(file, first_line=first, last_line=last)
        except InputError as found:
            problems += _unknown(found.problems, problems)
            broken.append(_key(file.lines[first - 1]))
        else:
            for key, value in node.entries.items():
                entries.setdefault(key, value)
                spans.setdefault(key, node.key_spans[key])
    keys = None if None in broken or not entries else frozenset(filter(None, broken))
    return Readable(MappingNode(entries, spans, file.span(first_line, 1)), tuple(problems), keys)


def _entries(lines: Sequence[str], first: int, last: int) -> list[tuple[int, int]]:
    """The first and last line of each top-level entry; empty where there are too many."""
    starts: list[int] = []
    number = first
    while number <= last and len(starts) <= _MOST_ENTRIES:
        if _BEGINS.match(lines[number - 1]):
            starts.append(number)
            number = _end_of_brackets(lines, number, last)
        number += 1
    ends = [*(start - 1 for start in starts[1:]), last]
    return [] if number <= last else list(zip(starts, ends, strict=False))


def _end_of_brackets(lines: Sequence[str], start: int, last: int) -> int:
    """The line that closes the brackets of line ``start``; ``start`` where none of the next lines does."""
    depth = 0
    for number in range(start, min(last, start + _MOST_LINES) + 1):
        depth += _depth(lines[number - 1])
        if depth <= 0:
            return number
    return start


def _depth(line: str) -> int:
    return sum(map(line.count, _OPENING)) - sum(map(line.count, _CLOSING))


def _key(line: str) -> str | None:
    match = _KEY.match(line)
    return None if match is None else match[1]


def _unknown(found: Sequence[Problem], noted: Sequence[Problem]) -> list[Problem]:
    """The problems of ``found`` in lines for which no problem was noted."""
    lines = {problem.span.line for problem in noted if problem.span is not None}
    return [problem for problem in found if problem.span is None or problem.span.line not in lines]
