"""From .docx to PDF by LibreOffice, on an adapted copy, with fonts of the official widths.

What LibreOffice does with the constructs that a notice needs, and why the copy is adapted, is reported in the modules.
"""

from generator.office.pdf.conversion import (
    TIMEOUT,
    Converted,
    ConvertedEach,
    Pdf,
    convert_documents,
    convert_each,
)
from generator.office.pdf.printer import printer
from generator.office.pdf.publishing import PdfResult, PdfRun, to_pdf
from generator.office.pdf.suite import has_suite

__all__ = [
    "TIMEOUT",
    "Converted",
    "ConvertedEach",
    "Pdf",
    "PdfResult",
    "PdfRun",
    "convert_documents",
    "convert_each",
    "has_suite",
    "printer",
    "to_pdf",
]
