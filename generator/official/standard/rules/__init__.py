"""Every rule of an official document, by its id (``HD-18``): a file for each part of a document."""

from generator.official.standard.rules import (
    attachments,
    body,
    dispatch,
    formats,
    header,
    imprint,
    language,
    page,
    signature,
    title,
)
from generator.official.standard.rules.rule import Rule

__all__ = ["RULES", "Rule"]

RULES: dict[str, Rule] = {
    rule.id: rule
    for table in (page, header, title, body, signature, attachments, imprint, formats, language, dispatch)
    for rule in table.RULES
}
"""Every rule by its id, in the order of a document."""
