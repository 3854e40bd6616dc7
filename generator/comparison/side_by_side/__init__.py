"""Two versions of a document on one page: the differences in sentences, and their printed pages side by side.

:mod:`printed_documents` has LibreOffice print both, :mod:`marking` finds what was changed on the pages, :mod:`html`
makes one file of it that needs neither network nor scripts.
"""

from generator.comparison.side_by_side.html import html_page
from generator.comparison.side_by_side.marking import PageMark, marks
from generator.comparison.side_by_side.printed_documents import PrintedDocument, printed

__all__ = ["PageMark", "PrintedDocument", "html_page", "marks", "printed"]
