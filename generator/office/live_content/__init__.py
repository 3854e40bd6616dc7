"""Active content of Office files: macros, controls, fields, formulas, linked files.

:mod:`live_kinds` has the table of kinds, and finds active parts. :mod:`live_stories` searches the texts of Word
documents, :mod:`live_search` whole packages, their relationships and sheets too.
"""

from generator.office.live_content.live_kinds import (
    CONNECTION,
    CONTROL,
    MACROS,
    WORKBOOK,
    Effect,
    Live,
    live_name,
    live_problems,
)
from generator.office.live_content.live_search import drop_attached_template, live_content
from generator.office.live_content.live_stories import chunks, linked_pictures

__all__ = [
    "CONNECTION",
    "CONTROL",
    "MACROS",
    "WORKBOOK",
    "Effect",
    "Live",
    "chunks",
    "drop_attached_template",
    "linked_pictures",
    "live_content",
    "live_name",
    "live_problems",
]
