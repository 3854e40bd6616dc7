"""A document printed and measured."""

from __future__ import annotations

from generator.check.elements.found import Found
from generator.check.finding import Finding
from generator.check.rendered.printed import Printed
from generator.check.rendered.registry import page_findings


def rendered_findings(found: Found, data: bytes, name: str) -> list[Finding]:
    """What departs from the standard on the pages of ``data``, a .docx called ``name`` whose elements are ``found``.

    Raises OutputError where LibreOffice or a library of this step is missing, or the document cannot be printed.
    """
    from generator.pdf import convert_documents

    pdf = convert_documents({name: data}).pdfs[name].data
    from generator.pdf.measuring import read_pages  # its library is there once the step above has run

    return list(page_findings(Printed(found, read_pages(pdf))))
