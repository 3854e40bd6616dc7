"""The Excel template: opened once, filled for each dispatch."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from generator.ground.disk import TEMPLATE, named, read_contents
from generator.ground.errors import Problem, Span, TemplateError
from generator.office.live_content.live_kinds import live_problems
from generator.office.live_content.live_search import live_content
from generator.office.package import blanks_behind, write_package
from generator.templates.excel.book import Book, in_order, open_book
from generator.templates.excel.list_package import SheetRun, made
from generator.templates.excel.row_placing import RowPlacing
from generator.templates.excel.sheet_code import SheetCode, code_of, tag_problems
from generator.templates.excel.sheet_rows import ReadSheet, read_sheet
from generator.templates.excel.workbook_checks import holding_problems, template_problems
from generator.templates.expressions import bare_names, name_reads, rendering_limits, tag_code


class XlsxTemplate:
    """An .xlsx with Jinja tags, parsed and compiled.

    ``data`` are its own bytes; ``notes`` are warnings of blanks that were skipped when the file was read, and of live
    content. It keeps no state of a rendering; threads may share it.
    """

    def __init__(self, data: bytes, name: str) -> None:
        """Compiles the template in ``data``. Raises what :meth:`open` raises."""
        self.name = name
        self.sha256 = hashlib.sha256(data).hexdigest()
        self.data = data
        self._book, self._sheets, self._codes, reaching = _compiled(data, name)
        self.notes = (*blanks_behind(data, name), *reaching)

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
        return XlsxTemplate, (self.data, self.name)

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
                problems.append(code.problem_of(error, context))
                continue
            runs.append(SheetRun(read, RowPlacing(read.blocks, marks, deadline), code.literals, values))
        if problems:
            raise TemplateError(tag_code.with_more(problems, self.missing(context)))
        try:
            return write_package(made(self._book, runs, moment, deadline))
        except rendering_limits.LimitError as error:
            raise TemplateError(Problem("xlsx-time", Span(self.name), {"most": error.most})) from error
        except ValueError as fault:  # an invalid address in an element that is only moved
            raise TemplateError(Problem("xlsx-broken", Span(self.name), {"why": str(fault)})) from fault

    def variables(self) -> tuple[bare_names.Variable, ...]:
        """The names that the template reads, sheet by sheet in the order of the tabs, row by row."""
        reads = (each for code in self._codes if code for each in code.reads)
        return tuple(dict.fromkeys(read.at(tag.span) for read, tag in reads))

    def missing(self, context: Mapping[str, object]) -> tuple[Problem, ...]:
        """A problem for each name that the template certainly needs and ``context`` lacks."""
        lacks = (lack for code in self._codes if code for lack in name_reads.certain_lacks(code.reads, context))
        return tuple(tag_code.undefined(tag, lack, context) for tag, lack in lacks)


def _compiled(
    data: bytes, name: str
) -> tuple[Book, Sequence[ReadSheet], Sequence[SheetCode | None], tuple[Problem, ...]]:
    """The workbook, its sheets, the code of each, and warnings. Raises TemplateError with all problems."""
    book = open_book(data, name)
    problems = list(holding_problems(book))
    refused = {problem.facts.get("what") for problem in problems}  # no list can have these kinds, as is reported
    live = tuple(live_problems(each for each in live_content(book.package) if each.kind.name not in refused))
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
