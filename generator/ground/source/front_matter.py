"""Front matter of a text template: the YAML between two lines ``---``, and the text below."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import islice

from generator.ground.errors import InputError, Problem
from generator.ground.source.key_names import NO_NAMES, KeyNames
from generator.ground.source.nodes import MappingNode
from generator.ground.source.source_file import SourceFile
from generator.ground.source.yaml_by_entry import load_readable

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
    if front.problems:
        raise error(front.problems)
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
    return marks in _LONG_DASHES or (len(marks) > 1 and all(map(_is_dash, marks)))


def _is_dash(character: str) -> bool:
    return character in _LIKE_DASHES or unicodedata.category(character) == "Pd"


def _wrong_dashes(file: SourceFile, number: int) -> Problem:
    line = file.lines[number - 1]
    typed = line.strip()
    span = file.span(number, len(line) - len(line.lstrip()) + 1, len(typed))
    return Problem("source-front-matter-dashes", span, {"typed": typed})
