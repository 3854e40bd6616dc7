"""A finished document as LibreOffice prints it → what departs from the standard on its pages, in millimetres.

:mod:`printed` finds the elements again among the lines of the pages; the rules are functions, a file for each part of
a document, registered by :mod:`registry`.
"""

from generator.check.rendered import (
    attachments,
    body,
    header,
    imprint,
    letter,
    minutes,
    order,
    page,
    page_number,
    signature,
    tables,
    title,
)
from generator.check.rendered.measuring import rendered_findings
from generator.check.rendered.registry import PAGE_RULES

__all__ = [
    "PAGE_RULES",
    "attachments",
    "body",
    "header",
    "imprint",
    "letter",
    "minutes",
    "order",
    "page",
    "page_number",
    "rendered_findings",
    "signature",
    "tables",
    "title",
]
