"""Finishing of a rendered part: contents are placed in its tree, and the tree is repaired."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from lxml import etree

from generator.ground.errors import Problem
from generator.office.package import parsed_again
from generator.templates.word.assembly import Assembly
from generator.templates.word.compiling import CompiledPart
from generator.templates.word.content import Content
from generator.templates.word.faults import problem_of
from generator.templates.word.placing import SeatingError, seat_contents
from generator.templates.word.repairs import repair
from generator.templates.word.running.segments import DECLARATION


def put_contents(part: str, contents: Sequence[Content], assembly: Assembly) -> None:
    """Give the rendered ``part`` of ``assembly`` its contents. Raises SeatingError."""
    root = parsed_again(assembly.bytes_of(part))
    seat_contents(root, contents, assembly, part)
    repair(root)
    assembly.put(part, (DECLARATION + etree.tostring(root, encoding="unicode")).encode())


def seating_problem(
    error: SeatingError,
    part: CompiledPart,
    names: Mapping[str, object],
    render: Callable[[list[Content]], object],
) -> Problem:
    """The problem of the tag that printed what ``error`` is about.

    ``render`` renders the part again into a list of contents, up to that tag, which fails then.
    """
    assert isinstance(error.__cause__, Exception)
    try:
        render(_Refusing(error.number, error.__cause__.with_traceback(None)))
    except Exception as fault:  # that of the tag; problem_of lets our own faults pass
        return problem_of(fault, part, names)
    raise error


class _Refusing(list[Content]):
    """Contents of which one is refused."""

    def __init__(self, number: int, fault: Exception) -> None:
        super().__init__()
        self._number = number
        self._fault = fault

    def append(self, content: Content) -> None:
        if len(self) == self._number:
            raise self._fault
        super().append(content)
