"""How rules are held against the printed pages: their checks by id, measures in millimetres, and the printing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.check.finding import Finding
from generator.check.rendered.printed import Placed, Printed
from generator.check.rules.departure import Departure, finding
from generator.check.rules.ruled_rows import RULES
from generator.ground.errors import OutputError, Problem, Severity, Value
from generator.office.pdf.measured_pages import Page
from generator.official.recognition.found import Element
from generator.standard import length, tolerance

_PageRule = Callable[[Printed], Iterable[Departure]]

PAGE_RULES: dict[str, _PageRule] = {}
"""Every rule that is held against the printed page, by its id."""


def on_page(rule: str) -> Callable[[_PageRule], _PageRule]:
    """Registers a function as the check of ``rule``, which is declared where the file is held against it.

    Raises ValueError for an id that is not declared, and where the rule has a check of pages.
    """
    if rule not in RULES or rule in PAGE_RULES:
        raise ValueError(rule)

    def register(function: _PageRule) -> _PageRule:
        PAGE_RULES[rule] = function
        return function

    return register


def page_findings(printed: Printed) -> Iterator[Finding]:
    """What departs from each rule on the pages, rule by rule."""
    for rule, function in PAGE_RULES.items():
        for departure in function(printed):
            yield finding(rule, departure, printed.found.document.file)


Words = Callable[[str], Value]
"""How a measure is reported."""


def mm(value: float) -> str:
    """``value`` millimetres as people write them."""
    return f"{round(value, 1) + 0:.1f} mm"


def departs(
    at: Element | None,
    placed: Placed,
    measured: float,
    wanted: float,
    bound: float,
    *,
    said: Words = str,
    milder: Severity | None = None,
) -> Iterator[Departure]:
    """A departure where ``measured`` is more than ``bound`` off ``wanted``, all in millimetres.

    ``said`` words the measure.
    """
    if abs(measured - wanted) > bound:
        yield Departure(at, said(mm(measured)), mm(wanted), milder=milder, page=placed.page.number)


def held(
    printed: Printed, row: str, at: Element | None, placed: Placed, measured: float, *, said: Words = str
) -> Iterator[Departure]:
    """A departure where ``measured`` is off the value of ``row`` by more than its tolerance."""
    profile = printed.profile
    return departs(at, placed, measured, length(row, profile).mm, tolerance(row, profile).mm, said=said)


def printed_pages(documents: Mapping[str, bytes]) -> dict[str, tuple[Page, ...]]:
    """The pages that each of ``documents`` fills, .docx by the names that problems call them by.

    Raises OutputError where LibreOffice or a library of this step is missing, or a document cannot be printed.
    """
    if not documents:
        return {}
    from generator.office.pdf import convert_documents

    try:
        pdfs = convert_documents(documents).pdfs
    except OutputError as fault:
        if [each.code for each in fault.problems] == ["pdf-suite-missing"]:
            raise OutputError(Problem("pdf-suite-missing-to-measure")) from fault
        raise
    from generator.office.pdf.measured_pages import read_pages  # its library is there once the step above has run

    return {name: read_pages(pdf.data) for name, pdf in pdfs.items()}
