"""A document with tracked changes and comments → its pages with both shown (花脸稿)."""

from __future__ import annotations

from datetime import datetime

from generator.ground.errors import OutputError, Problem, Span
from generator.office.pdf.conversion import TIMEOUT, office_suite, prepared
from generator.office.pdf.pdf_target import marked_up_target
from generator.office.pdf.stable_pdf import stable
from generator.office.suite.office_suite import OfficeSuite
from generator.office.suite.one_document import converted


def print_marked_up(data: bytes, suffix: str, name: str, moment: datetime, *, timeout: float = TIMEOUT) -> bytes:
    """The PDF of the document in ``data``, its changes in colour and its comments in the margin.

    ``suffix`` is that of its format, ``name`` the file's name in problems, ``moment``, in UTC, the PDF's date,
    ``timeout`` is in seconds. Raises OutputError where LibreOffice is missing or makes no PDF of it.
    """
    program = office_suite()
    with prepared(program) as (folder, fonts):
        suite = OfficeSuite(program, fonts.environment, timeout, marked_up_target())
        try:
            made, call = converted(suite, folder, data, suffix)
        except OSError as fault:
            raise OutputError(Problem("review-pdf", Span(name), {"said": str(fault)})) from fault
    if made is None:
        raise OutputError(Problem("review-pdf", Span(name), {"said": call.last_line or "—"}))
    return stable(made, moment)
