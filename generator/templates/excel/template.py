"""The template itself: opened once, filled for each dispatch."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from generator.ground.disk import TEMPLATE, named, read_contents
from generator.ground.errors import Problem, Span, TemplateError
from generator.office.live_content import live_content, live_problems
from generator.office.package import blanks_behind, write_package
from generator.templates.excel.book import Book, in_order, open_book
from generator.templates.excel.checking import template_problems
from generator.templates.excel.compiling import Code, code_of, tag_problems
from generator.templates.excel.faults import missing_names, problem_of
from generator.templates.excel.holdings import holding_problems
from generator.templates.excel.making import Run, made
from generator.templates.excel.placing import Placing
from generator.templates.excel.reading import ReadSheet, read_sheet
from generator.templates.expressions import Deadline, LimitError, Variable


class XlsxTemplate:
    """An .xlsx with Jinja tags, parsed and compiled.

    It keeps nothing of what it renders; threads may share it.
    """

    def __init__(self, data: bytes, name: str) -> None:
        """The template in ``data``; raises what :meth:`open` raises."""
        self.name = name
        self.sha256 = hashlib.sha256(data).hexdigest()
        self._data = data
        self._book, self._sheets, self._codes, reaching = _compiled(data, name)
        self._notes = (*blanks_behind(data, name), *reaching)

    @classmethod
    def open(cls, source: str | Path | bytes, *, name: str | None = None) -> XlsxTemplate:
        """The template in the file ``source``, or in these bytes; ``name`` is what problems call it.

        Raises TemplateError with all problems found, each with its sheet and cell: no .xlsx, tags that do not close,
        charts and other things that a list cannot have, formulas that could come to mean other cells …
        """
        shown = name or ("template.xlsx" if isinstance(source, bytes) else str(source))
        data = source
        if not isinstance(data, bytes):
            data = read_contents(named(Path(data)), TEMPLATE, name=shown, error=TemplateError)
        return cls(data, shown)

    def __reduce__(self) -> tuple[type[XlsxTemplate], tuple[bytes, str]]:
        """Another process compiles the template again: code cannot be handed over."""
        return XlsxTemplate, (self._data, self.name)

    @property
    def data(self) -> bytes:
        """The template's own bytes."""
        return self._data

    @property
    def notes(self) -> tuple[Problem, ...]:
        """What was passed over when the file was read, and what of it reaches out."""
        return self._notes

    def render(self, context: Mapping[str, object], *, moment: datetime) -> bytes:
        """The .xlsx for one dispatch, made at ``moment``; equal contexts and moments give equal bytes.

        Raises TemplateError, each problem with sheet and cell: a name that is not there, a value that no cell can
        hold, an expression that fails, a formula none of whose cells is left.
        """
        deadline = Deadline()
        problems: list[Problem] = []
        runs: list[Run] = []
        for read, code in zip(self._sheets, self._codes, strict=True):
            if code is None:
                runs.append(Run(read, Placing(read.blocks, (), deadline), (), ()))
                continue
            try:
                marks, values = code.run(context, deadline)
            except Exception as error:  # a tag may raise anything; problem_of lets our own faults pass
                problems.append(problem_of(error, code, context))
                continue
            runs.append(Run(read, Placing(read.blocks, marks, deadline), code.literals, values))
        if problems:
            raise TemplateError(_with_more(problems, self.missing(context)))
        try:
            return write_package(made(self._book, runs, moment, deadline))
        except LimitError as error:
            raise TemplateError(Problem("xlsx-time", Span(self.name), {"most": error.most})) from error
        except ValueError as fault:  # an address that is none in what is only moved
            raise TemplateError(Problem("xlsx-broken", Span(self.name), {"why": str(fault)})) from fault

    def variables(self) -> tuple[Variable, ...]:
        """The names that the template reads, sheet by sheet in the order of the tabs, row by row."""
        return tuple(
            dict.fromkeys(
                Variable(read.name, tag.span, read.optional, read.conditional)
                for code in self._codes
                for read, tag in (code.reads if code else ())
            )
        )

    def missing(self, context: Mapping[str, object]) -> tuple[Problem, ...]:
        """A problem for each name that the template is sure to need and that ``context`` lacks."""
        return tuple(problem for code in self._codes if code for problem in missing_names(code, context))


def _compiled(data: bytes, name: str) -> tuple[Book, Sequence[ReadSheet], Sequence[Code | None], tuple[Problem, ...]]:
    """The workbook, its sheets, the code of each, and warnings. Raises TemplateError with all problems found."""
    book = open_book(data, name)
    problems = list(holding_problems(book))
    live = tuple(_live(book, problems))
    problems += (each for each in live if each.severity == "error")
    deadline = Deadline()
    try:
        sheets = [read_sheet(sheet, book, problems, deadline) for sheet in book.sheets]
        problems += template_problems(book, sheets, deadline)
        problems += (problem for sheet in sheets for problem in tag_problems(sheet))
    except LimitError as fault:
        raise TemplateError([*problems, Problem("xlsx-time", Span(name), {"most": fault.most})]) from fault
    except ValueError as fault:  # an address that is none, a number that is none
        raise TemplateError([*problems, Problem("xlsx-broken", Span(name), {"why": str(fault)})]) from fault
    codes: list[Code | None] = []
    if not problems:
        for sheet in sheets:
            try:
                codes.append(code_of(sheet, name))
            except TemplateError as error:
                problems += error.problems
    if problems:
        raise TemplateError(in_order(problems, [sheet.name for sheet in book.sheets]))
    return book, sheets, codes, live


def _live(book: Book, refused: Iterable[Problem]) -> Iterator[Problem]:
    """What acts or reaches out, but what is ``refused`` already because no list can have it."""
    told = {problem.facts.get("what") for problem in refused}
    yield from live_problems(each for each in live_content(book.package) if each.kind.name not in told)


def _with_more(problems: list[Problem], more: tuple[Problem, ...]) -> list[Problem]:
    told = {(problem.span, problem.field) for problem in problems}
    return problems + [problem for problem in more if (problem.span, problem.field) not in told]
