"""The Excel template: opened once, filled for each dispatch."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from generator.ground.disk import TEMPLATE, named, read_contents
from generator.ground.errors import Problem, Span, TemplateError
from generator.office.live_content.live_kinds import live_problems
from generator.office.live_content.live_search import live_content
from generator.office.package import blanks_behind, write_package
from generator.templates.excel.book import Book, in_order, open_book
from generator.templates.excel.cell_tags import CellTag
from generator.templates.excel.list_package import SheetRun, made
from generator.templates.excel.row_placing import RowPlacing
from generator.templates.excel.sheet_code import SheetCode, code_of, tag_problems
from generator.templates.excel.sheet_rows import ReadSheet, read_sheet
from generator.templates.excel.workbook_checks import holding_problems, template_problems
from generator.templates.expressions import bare_names, jinja_rendering, name_reads, rendering_limits


class XlsxTemplate:
    """An .xlsx with Jinja tags, parsed and compiled.

    It keeps no state of a rendering; threads may share it.
    """

    def __init__(self, data: bytes, name: str) -> None:
        """Compiles the template in ``data``. Raises what :meth:`open` raises."""
        self.name = name
        self.sha256 = hashlib.sha256(data).hexdigest()
        self._data = data
        self._book, self._sheets, self._codes, reaching = _compiled(data, name)
        self._notes = (*blanks_behind(data, name), *reaching)

    @classmethod
    def open(cls, source: str | Path | bytes, *, name: str | None = None) -> XlsxTemplate:
        """Opens the template in the file ``source``, or in these bytes; ``name`` is what problems call it.

        Raises TemplateError with all problems, each with its sheet and cell: no .xlsx, tags that are not closed, charts
        and other content that a list cannot have, formulas that could come to refer to other cells …
        """
        shown = name or ("template.xlsx" if isinstance(source, bytes) else str(source))
        data = source
        if not isinstance(data, bytes):
            data = read_contents(named(Path(data)), TEMPLATE, name=shown, error=TemplateError)
        return cls(data, shown)

    def __reduce__(self) -> tuple[type[XlsxTemplate], tuple[bytes, str]]:
        """Pickles the source: compiled code cannot be pickled, so another process compiles it again."""
        return XlsxTemplate, (self._data, self.name)

    @property
    def data(self) -> bytes:
        """The template's own bytes."""
        return self._data

    @property
    def notes(self) -> tuple[Problem, ...]:
        """Warnings of blanks that were skipped when the file was read, and of live content."""
        return self._notes

    def render(self, context: Mapping[str, object], *, moment: datetime) -> bytes:
        """The .xlsx for one dispatch, dated ``moment``; equal contexts and moments give equal bytes.

        Raises TemplateError, each problem with sheet and cell: a missing name, a value that no cell can hold, an
        expression that fails, a formula none of whose cells is left.
        """
        deadline = rendering_limits.Deadline()
        problems: list[Problem] = []
        runs: list[SheetRun] = []
        for read, code in zip(self._sheets, self._codes, strict=True):
            if code is None:
                runs.append(SheetRun(read, RowPlacing(read.blocks, (), deadline), (), ()))
                continue
            try:
                marks, values = code.run(context, deadline)
            except Exception as error:  # a tag may raise anything; problem_of raises errors of fawen again
                problems.append(_problem_of(error, code, context))
                continue
            runs.append(SheetRun(read, RowPlacing(read.blocks, marks, deadline), code.literals, values))
        if problems:
            raise TemplateError(_with_more(problems, self.missing(context)))
        try:
            return write_package(made(self._book, runs, moment, deadline))
        except rendering_limits.LimitError as error:
            raise TemplateError(Problem("xlsx-time", Span(self.name), {"most": error.most})) from error
        except ValueError as fault:  # an invalid address in an element that is only moved
            raise TemplateError(Problem("xlsx-broken", Span(self.name), {"why": str(fault)})) from fault

    def variables(self) -> tuple[bare_names.Variable, ...]:
        """The names that the template reads, sheet by sheet in the order of the tabs, row by row."""
        return tuple(
            dict.fromkeys(
                bare_names.Variable(read.name, tag.span, read.optional, read.conditional, own_unit=read.own_unit)
                for code in self._codes
                for read, tag in (code.reads if code else ())
            )
        )

    def missing(self, context: Mapping[str, object]) -> tuple[Problem, ...]:
        """A problem for each name that the template certainly needs and ``context`` lacks."""
        return tuple(problem for code in self._codes if code for problem in _missing_names(code, context))


def _compiled(
    data: bytes, name: str
) -> tuple[Book, Sequence[ReadSheet], Sequence[SheetCode | None], tuple[Problem, ...]]:
    """The workbook, its sheets, the code of each, and warnings. Raises TemplateError with all problems."""
    book = open_book(data, name)
    problems = list(holding_problems(book))
    live = tuple(_live(book, problems))
    problems += (each for each in live if each.severity == "error")
    deadline = rendering_limits.Deadline()
    try:
        sheets = [read_sheet(sheet, book, problems, deadline) for sheet in book.sheets]
        problems += template_problems(book, sheets, deadline)
        problems += (problem for sheet in sheets for problem in tag_problems(sheet))
    except rendering_limits.LimitError as fault:
        raise TemplateError([*problems, Problem("xlsx-time", Span(name), {"most": fault.most})]) from fault
    except ValueError as fault:  # an invalid address or number
        raise TemplateError([*problems, Problem("xlsx-broken", Span(name), {"why": str(fault)})]) from fault
    codes: list[SheetCode | None] = []
    if not problems:
        for sheet in sheets:
            with TemplateError.gathered_in(problems):
                codes.append(code_of(sheet, name))
    if problems:
        raise TemplateError(in_order(problems, [sheet.name for sheet in book.sheets]))
    return book, sheets, codes, live


def _live(book: Book, refused: Iterable[Problem]) -> Iterator[Problem]:
    """Problems of live content, except for kinds that are ``refused`` already because no list can have them."""
    reported = {problem.facts.get("what") for problem in refused}
    yield from live_problems(each for each in live_content(book.package) if each.kind.name not in reported)


def _with_more(problems: list[Problem], more: tuple[Problem, ...]) -> list[Problem]:
    reported = {(problem.span, problem.field) for problem in problems}
    return problems + [problem for problem in more if (problem.span, problem.field) not in reported]


# Errors while an Excel template is filled, as problems at their tag.


def _problem_of(error: Exception, code: SheetCode, context: Mapping[str, object]) -> Problem:
    """The problem of ``error``, raised while ``code`` ran with ``context``.

    An error from outside the tags is a bug of fawen: it is raised again.
    """
    line = jinja_rendering.failed_line(error, code.template)
    if line is None:
        raise error
    tag = code.lines.tag(line)
    said = tag.inner.strip()
    if isinstance(error, bare_names.MissingNameError):
        context = error.seen(context)
        known = tuple(context) if error.at_top else error.known
        reads = (read.name for read, reading in code.reads if reading is tag and _last(read.name) == error.name)
        return _undefined(tag, next(reads, error.name), known, context)
    unprintable = jinja_rendering.value_fault(error)
    if unprintable is not None:
        return tag.problem(*unprintable, field=said)
    return tag.problem(*jinja_rendering.expression_fault(error))


def _missing_names(code: SheetCode, context: Mapping[str, object]) -> Iterator[Problem]:
    """A problem for each name that ``code`` certainly needs and ``context`` does not have."""
    for read, tag in code.reads:
        lack = None if read.optional or read.conditional else name_reads.missing_name(read.name, context)
        if lack is not None:
            yield _undefined(tag, lack.name, lack.known, context)


def _undefined(tag: CellTag, name: str, known: tuple[str, ...], context: Mapping[str, object]) -> Problem:
    meant = bare_names.suggested_name(name, known, context, bare_names.titles_in(context))
    return tag.problem("template-undefined", bare_names.undefined_facts(name, context), field=name, suggestion=meant)


def _last(name: str) -> str:
    return name.removesuffix("[]").rpartition(".")[2]
