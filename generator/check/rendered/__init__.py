"""``check --rendered``: what only the pages of the PDF show, measured against the standard, in millimetres.

:mod:`printed` finds the elements again among the lines of the pages; the rules are functions, a file for each part of
a document, registered by :mod:`page_checks`. What the file shows is left to the rules of the file.
"""

from generator.check.rendered import head, imprint, page, page_number, signature
from generator.check.rendered.page_checks import PAGE_RULES, page_findings, printed_pages
from generator.check.rendered.printed import Printed

__all__ = [
    "PAGE_RULES",
    "Printed",
    "head",
    "imprint",
    "page",
    "page_findings",
    "page_number",
    "printed_pages",
    "signature",
]
