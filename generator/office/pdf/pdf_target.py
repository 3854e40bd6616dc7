"""PDF as what LibreOffice converts to."""

from __future__ import annotations

from generator.office.suite.office_suite import Target

# The first keeps the blank page before a section that starts on an odd or even page; the second writes the pages of the
# bookmarks of `joints`.
_EXPORT = (
    'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"},'
    '"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}'
)
_PDF_A_2B = ',"SelectPdfVersion":{"type":"long","value":"2"}'


_REMARKS = ',"ExportNotesInMargin":{"type":"boolean","value":"true"}'


def marked_up_target() -> Target:
    """PDF with tracked changes as the document shows them, and comments in the margin."""
    return Target(f"{_EXPORT}{_REMARKS}}}", ".pdf")


def pdf_target(*, pdf_a: bool = False) -> Target:
    """PDF, with ``pdf_a`` PDF/A-2b."""
    return Target(f"{_EXPORT}{_PDF_A_2B if pdf_a else ''}}}", ".pdf")
