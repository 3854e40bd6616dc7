"""Joining of papers to a print file, one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.ground.errors import Problem, TemplateError, gathered_by_unit
from generator.office.package import MAX_ENTRIES, MAX_PART_BYTES, Deflated, deflate, write_package
from generator.templates.word.print_files.finished_letter import FinishedLetter
from generator.templates.word.print_files.paper_sections import PrintSections, end_last_section
from generator.templates.word.print_files.paper_stories import PrintStories
from generator.templates.word.print_files.print_body import PrintBody
from generator.templates.word.print_files.shared_settings import SharedSettings, shared_package
from generator.templates.word.print_files.unjoinable import Unjoinable


def print_file(letters: Sequence[bytes], *, duplex: bool, names: Sequence[str]) -> bytes:
    """One .docx of all ``letters``, finished .docx files of one template, in order; equal input, equal bytes.

    Each begins on a new page in a section of its own, with pages counted from 1; with ``duplex`` on a right-hand page,
    for which programs insert the blank pages themselves. Each looks as it does by itself: styles that differ are copied
    under other names, lists begin again, a missing header is not inherited from the letter before. NUMPAGES, the number
    of all pages, becomes SECTIONPAGES. ``names`` are the letters' names in problems.

    Time grows with the text of the letters, 1 to 2 ms of CPU for each of one page; memory with the finished main
    document, and with the pictures, headers and footers that differ, since equal ones are stored once.

    Raises TemplateError with the problems of all letters: one is no Word document; has footnotes, comments, a table of
    contents or anything else that describes a whole file; was made with other settings or defaults than the first; or
    the file would be too large to be read again. ValueError where there is no letter.
    """
    if not letters:
        raise ValueError("no letters")
    joining: _Joining | None = None
    found: list[tuple[str, tuple[Problem, ...]]] = []
    for number, (data, name) in enumerate(zip(letters, names, strict=True), start=1):
        try:
            letter = FinishedLetter(data, number, name)
            joining = joining or _Joining(letter, name, duplex=duplex)
            joining.add(letter, last=number == len(letters))
        except TemplateError as fault:
            found.append((name, tuple(_placed(problem, name) for problem in fault.problems)))
        except Unjoinable as fault:
            first = name if joining is None else joining.first
            facts = [{"what": what, "first": first} for what in fault.what]
            found.append((name, tuple(Problem(fault.code, facts=each) for each in facts)))
    if found or joining is None:
        raise TemplateError(gathered_by_unit(found, len(letters)))
    return joining.finished()


class _Joining:
    """A print file under construction; ``first`` is the name of its first paper."""

    def __init__(self, first: FinishedLetter, name: str, *, duplex: bool) -> None:
        self.first = name
        self._target = shared_package(first)
        self._shared = SharedSettings(first)
        self._stories = PrintStories(self._target, first)
        self._sections = PrintSections(self._target, duplex=duplex)
        self._body = PrintBody(first)

    def add(self, letter: FinishedLetter, *, last: bool) -> None:
        """Add ``letter`` after the others. Raises Unjoinable."""
        self._shared.check(letter)
        end_last_section(letter, last=last)
        self._stories.settle(letter)
        self._sections.settle(letter)
        self._body.add(letter)

    def finished(self) -> bytes:
        """The bytes of the print file. Raises TemplateError where it would be too large to be read again."""
        self._target.put(self._target.main, self._body.finished())
        parts = self._target.finished()
        sizes = [len(part) for part in parts.values() if isinstance(part, bytes)]
        if len(parts) > MAX_ENTRIES or max(sizes) > MAX_PART_BYTES:
            facts = {"parts": len(parts), "most": MAX_ENTRIES, "bytes": max(sizes), "most_bytes": MAX_PART_BYTES}
            raise TemplateError(Problem("template-print-large", facts=facts))
        return write_package({name: _packed(part) for name, part in parts.items()})


def _placed(problem: Problem, name: str) -> Problem:
    """``problem``, with the paper's name where its place has none."""
    span = problem.span
    return problem if span is None or span.file else replace(problem, span=replace(span, file=name))


def _packed(part: bytes | Deflated) -> Deflated:
    return part if isinstance(part, Deflated) else deflate(part)
