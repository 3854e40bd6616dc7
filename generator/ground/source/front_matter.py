"""Front matter of a text template: the YAML between two lines ``---``, and the text below."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from generator.ground.errors import InputError, Problem, Span
from generator.ground.source.key_translation import NO_NAMES, KeyNames, in_english
from generator.ground.source.nodes import MappingNode, Node
from generator.ground.source.source_file import SourceFile
from generator.ground.source.yaml_tree import load_yaml

_RULE = "---"
_LIKE_DASHES = "─━−ー一＝=_＿~～"
"""Characters typed in place of hyphens, beside those of Unicode's class Pd."""

_LONG_DASHES = ("—", "―", "⸺", "⸻")
"""Single dashes as long as ``---``."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values and the body of a text template.

    ``body_first_line`` is the line of the file on which ``body`` begins, from 1. ``problems`` are those of the values
    that could not be read, ``broken`` their keys (None where they are unknown).
    """

    node: MappingNode
    body_first_line: int
    body: str
    problems: tuple[Problem, ...] = ()
    broken: frozenset[str] | None = frozenset()


def split_front_matter(
    file: SourceFile, names: KeyNames = NO_NAMES, *, error: type[InputError] = InputError
) -> FrontMatter:
    """The front matter and body of ``file``, whose keys have the Chinese ``names``.

    Raises ``error`` with all problems, or where there is no front matter.
    """
    front = readable_front_matter(file, names, error=error)
    error.raise_for(front.problems)
    return front


def readable_front_matter(
    file: SourceFile, names: KeyNames = NO_NAMES, *, error: type[InputError] = InputError
) -> FrontMatter:
    """The front matter and body of ``file``; of broken YAML the entries that can be read, and the problems.

    The keys have the Chinese ``names``. Raises ``error`` where there is no front matter.
    """
    closing = _closing(file, error)
    found = load_readable(file, names, 2, closing - 1)
    body = "\n".join(file.lines[closing:])
    return FrontMatter(found.node, closing + 1, body, found.problems, found.broken)


def first_body_line(file: SourceFile, *, error: type[InputError] = InputError) -> int:
    """The first line below the front matter of ``file``, from 1. Raises ``error`` where there is no front matter."""
    return _closing(file, error) + 1


def _closing(file: SourceFile, error: type[InputError]) -> int:
    """The closing line of the front matter, from 1. Raises ``error`` where a ``---`` is missing or mistyped."""
    lines = file.lines
    rules = [number for number, line in enumerate(lines, start=1) if line.rstrip() == _RULE][:2]
    first, second = rules[:1] == [1], next((number for number in rules if number > 1), None)
    like = (number for number, line in enumerate(lines[: second or None], start=1) if _is_like_rule(line))
    problems = [_wrong_dashes(file, number) for number in islice(like, 2) if number == 1 or second is None]
    if not first and not problems:
        raise error(Problem("source-no-front-matter", file.span(1, 1, max(1, len(lines[0])))))
    if second is None and not any(problem.span and problem.span.line != 1 for problem in problems):
        problems.append(Problem("source-front-matter-open", file.span(1, 1, len(_RULE))))
    if problems or second is None:
        raise error(problems)
    return second


def _is_like_rule(line: str) -> bool:
    """Whether ``line`` is a mistyped ``---``: other dashes, fewer or more of them, or blanks between them."""
    marks = "".join(line.split())
    if line.rstrip() == _RULE:
        return False
    dashes = (each in _LIKE_DASHES or unicodedata.category(each) == "Pd" for each in marks)
    return marks in _LONG_DASHES or (len(marks) > 1 and all(dashes))


def _wrong_dashes(file: SourceFile, number: int) -> Problem:
    line = file.lines[number - 1]
    typed = line.strip()
    span = file.span(number, len(line) - len(line.lstrip()) + 1, len(typed))
    return Problem("source-front-matter-dashes", span, {"typed": typed})


# Broken YAML is parsed entry by entry, so that one error does not hide the others.


_MOST_ENTRIES = 300  # front matter has some thirty
_MOST_LINES = 50  # of one entry in brackets
_BEGINS = re.compile(r"[^\s#\-}\])]")
_KEY = re.compile(r"""["']?(\w+)["']?\s*[:：]""")
_OPENING, _CLOSING = "{[", "}]"


@dataclass(frozen=True, slots=True)
class _Readable:
    """The readable part of a mapping.

    ``problems`` are those of the other entries; ``broken`` are their keys, None where they are unknown.
    """

    node: MappingNode
    problems: tuple[Problem, ...] = ()
    broken: frozenset[str] | None = frozenset()


def load_readable(file: SourceFile, names: KeyNames, first_line: int = 1, last_line: int | None = None) -> _Readable:
    """The readable entries between two lines (from 1), with English keys for those of the Chinese ``names``."""
    try:
        found = _Readable(load_yaml(file, first_line=first_line, last_line=last_line))
    except InputError as fault:
        found = _by_entry(file, first_line, len(file.lines) if last_line is None else last_line, fault)
    twins: list[Problem] = []
    node = in_english(found.node, names, twins)
    broken = None if found.broken is None else frozenset(map(names.key, found.broken))
    return _Readable(node, (*found.problems, *twins), broken)


def _by_entry(file: SourceFile, first_line: int, last_line: int, fault: InputError) -> _Readable:
    """The readable entries between two lines (from 1), after parsing all of them failed with ``fault``."""
    problems = list(fault.problems)
    entries: dict[str, Node] = {}
    spans: dict[str, Span] = {}
    broken: list[str | None] = []
    for first, last in _entries(file.lines, first_line, last_line):
        try:
            node = load_yaml(file, first_line=first, last_line=last)
        except InputError as found:
            lines = {each.span.line for each in problems if each.span is not None}
            problems += [each for each in found.problems if each.span is None or each.span.line not in lines]
            match = _KEY.match(file.lines[first - 1])
            broken.append(None if match is None else match[1])
        else:
            for key, value in node.entries.items():
                entries.setdefault(key, value)
                spans.setdefault(key, node.key_spans[key])
    keys = None if None in broken or not entries else frozenset(filter(None, broken))
    return _Readable(MappingNode(entries, spans, file.span(first_line, 1)), tuple(problems), keys)


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
        line = lines[number - 1]
        depth += sum(map(line.count, _OPENING)) - sum(map(line.count, _CLOSING))
        if depth <= 0:
            return number
    return start
