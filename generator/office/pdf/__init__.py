"""Conversion of .docx to PDF by LibreOffice: on an adapted copy, with fonts of the official widths.

:mod:`font_families` finds the typefaces that a .docx asks for, :mod:`font_substitution` replaces missing ones.
:mod:`adapted` makes the copy, :mod:`attempts` has LibreOffice print it, :mod:`judging` judges each PDF.
"""

from generator.office.pdf.conversion import (
    Converted,
    ConvertedEach,
    Pdf,
    convert_documents,
    convert_each,
)
from generator.office.pdf.pdf_files import PdfResult, PdfRun, to_pdf
from generator.office.pdf.printer_digest import printer
from generator.office.suite.office_suite import has_suite

__all__ = [
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
