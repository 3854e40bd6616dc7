"""The rules of an official document, and their checks on the file: a module for each part of a document.

Each rule is declared above the function that checks it; :mod:`general` lists those that none can check.
"""

from generator.check.rules import (
    attachments,
    body,
    general,
    header,
    imprint,
    letter,
    looks,
    merged,
    minutes,
    numerals,
    order,
    page,
    page_number,
    punctuation,
    recipients,
    signature,
    tables,
    title,
)
from generator.check.rules.departure import FILE_RULES, Departure, file_findings
from generator.check.rules.ruled_rows import RULES, Rule

__all__ = [
    "FILE_RULES",
    "RULES",
    "Departure",
    "Rule",
    "attachments",
    "body",
    "file_findings",
    "general",
    "header",
    "imprint",
    "letter",
    "looks",
    "merged",
    "minutes",
    "numerals",
    "order",
    "page",
    "page_number",
    "punctuation",
    "recipients",
    "signature",
    "tables",
    "title",
]
