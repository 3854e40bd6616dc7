"""``check --rendered``: the pages of the PDF measured against the standard, in millimetres.

:mod:`printed` finds the elements again among the lines of the pages; the rules are functions, a file for each part of
a document, registered by :mod:`page_checks`.
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
from generator.check.rendered.measuring import printed_pages
from generator.check.rendered.page_checks import PAGE_RULES, page_findings
from generator.check.rendered.printed import Printed

__all__ = [
    "PAGE_RULES",
    "Printed",
    "attachments",
    "body",
    "header",
    "imprint",
    "letter",
    "minutes",
    "order",
    "page",
    "page_findings",
    "page_number",
    "printed_pages",
    "signature",
    "tables",
    "title",
]
