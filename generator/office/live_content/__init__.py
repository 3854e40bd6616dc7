"""Active content of Office files: macros, controls, fields, formulas, linked files.

:mod:`kinds` is the one table of it. :mod:`relationships`, :mod:`holdings`, :mod:`stories` and :mod:`sheets` each look
in one kind of place, by :mod:`addresses`, :mod:`field_codes` and :mod:`formulas`; :mod:`finding` is the whole.
"""

from generator.office.live_content.finding import drop_attached_template, live_content
from generator.office.live_content.kinds import CHUNK, CONNECTION, CONTROL, MACROS, WORKBOOK, Effect, Kind, Live
from generator.office.live_content.stories import chunks, linked_pictures
from generator.office.live_content.telling import live_problems, said

__all__ = [
    "CHUNK",
    "CONNECTION",
    "CONTROL",
    "MACROS",
    "WORKBOOK",
    "Effect",
    "Kind",
    "Live",
    "chunks",
    "drop_attached_template",
    "linked_pictures",
    "live_content",
    "live_problems",
    "said",
]
