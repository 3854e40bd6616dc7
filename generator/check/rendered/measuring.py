"""Printing of documents to PDF for ``check --rendered``, and measuring of their pages."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ground.errors import OutputError, Problem
from generator.office.pdf.measured_pages import Page


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
    from generator.office.pdf.page_measuring import read_pages  # its library is there once the step above has run

    return {name: read_pages(pdf.data) for name, pdf in pdfs.items()}
