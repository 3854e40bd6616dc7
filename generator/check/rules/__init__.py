"""The rules of an official document: a module for each part of a document.

Each :mod:`rule` is declared once, above the function that checks a file; what checks its pages and fixes it is below.
:mod:`general` lists those that none can check.
"""

from generator.check.departure import Departure
from generator.check.rules import (
    attachments,
    body,
    general,
    header,
    imprint,
    letter,
    looks,
    merge_leftovers,
    minutes,
    numerals,
    orders,
    page,
    page_number,
    provisions,
    publicity,
    punctuation,
    recipients,
    signature,
    tables,
    title,
)
from generator.check.rules.rule import FILE_RULES, PAGE_RULES, RULES, Rule, file_findings, page_findings

__all__ = ["FILE_RULES", "PAGE_RULES", "RULES", "Departure", "Rule", "file_findings", "page_findings"]
