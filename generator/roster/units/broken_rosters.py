"""All problems of a roster whose YAML is broken: those of the rest, without the items that cannot be parsed."""

from __future__ import annotations

from collections.abc import Callable

from generator.ground.errors import InputError, Problem, RosterError
from generator.ground.source import SourceFile, bounded
from generator.ground.source.yaml_items import without_items

_MOST_LINES = 5_000
_MOST_ATTEMPTS = 10
_OF_WHAT_IS_LEFT_OUT = ("source-missing-key", "source-not-list", "source-empty", "source-top-not-mapping")
"""Problems that a roster may have only because items are left out."""


def with_the_rest(
    file: SourceFile, fault: InputError, broken: type[InputError], read: Callable[[SourceFile], object]
) -> list[Problem]:
    """The problems of ``fault`` and of the rest of ``file``, in the order of its lines.

    ``read`` reads a roster; it raises ``broken`` where the YAML is broken, and RosterError for other problems.
    """
    found, rest = list(fault.problems), _rest(file, fault)
    for _ in range(_MOST_ATTEMPTS):
        if rest is None:
            break
        try:
            read(rest)
        except broken as further:
            found += _unknown(further, found)
            rest = _rest(rest, further)
        except RosterError as further:
            found += _unknown(further, found)
            break
        else:
            break
    return list(bounded(sorted(found, key=_line)))


def _rest(file: SourceFile, fault: InputError) -> SourceFile | None:
    if len(file.lines) > _MOST_LINES:
        return None
    return without_items(file, [_line(problem) for problem in fault.problems])


def _unknown(fault: InputError, found: list[Problem]) -> list[Problem]:
    """Return the problems of ``fault`` in other lines than those ``found``, and of what is there."""
    lines = {_line(problem) for problem in found}
    return [each for each in fault.problems if each.code not in _OF_WHAT_IS_LEFT_OUT and _line(each) not in lines]


def _line(problem: Problem) -> int:
    return 0 if problem.span is None else problem.span.line or 0
