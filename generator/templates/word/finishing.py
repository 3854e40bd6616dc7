"""Finishing of a rendered part: contents are placed in its tree, and the tree is repaired."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from lxml import etree

from generator.ground.errors import Problem
from generator.office.package import parsed_again
from generator.templates.word.assembly import Assembly
from generator.templates.word.content import Content
from generator.templates.word.content_placing import SeatingError, seat_contents
from generator.templates.word.docx_faults import problem_of
from generator.templates.word.part_compiling import CompiledPart
from generator.templates.word.repairs import repair
from generator.templates.word.running.part_segments import DECLARATION


def put_contents(part: str, contents: Sequence[Content], assembly: Assembly) -> None:
    """Put the contents of the rendered ``part`` of ``assembly`` in their places. Raises SeatingError."""
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
    """The problem for ``error``, at the tag that printed the content.

    ``render`` renders the part again into a list of contents, up to that tag, which fails then.
    """
    assert isinstance(error.__cause__, Exception)
    try:
        render(_Refusing(error.number, error.__cause__.with_traceback(None)))
    except Exception as fault:  # the tag's; problem_of raises our own faults again
        return problem_of(fault, part, names)
    raise error


class _Refusing(list[Content]):
    """A list of contents that raises ``fault`` at one of them."""

    def __init__(self, number: int, fault: Exception) -> None:
        super().__init__()
        self._number = number
        self._fault = fault

    def append(self, content: Content) -> None:
        if len(self) == self._number:
            raise self._fault
        super().append(content)
