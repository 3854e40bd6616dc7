"""The standard: names of rows come in; numbers of GB/T 9704-2012 with their clauses, its words and typefaces go out.

Each number is in one row of :mod:`numbers`; everything else looks it up here.
"""

from generator.standard.document_number import (
    MINUTES_NUMBER,
    NUMBER,
    OPENING_BRACKETS,
    ORDER_NUMBER,
    POSTED_NUMBER,
    SERIAL_BLANK,
    lacks_serial,
    meant_number,
    other_year,
    without_serial,
)
from generator.standard.faces import font_with, missing_hanzi
from generator.standard.forms import FORMS, KINDS, MARK_WORDS, NUMBER_FORMS, Direction, Form, Format, Kind
from generator.standard.lookup import length, number, overlong_secrecy, row, tolerance
from generator.standard.numbers import ROWS
from generator.standard.row import Profile, Row, Strength
from generator.standard.words import (
    ATTENDANCE,
    COPY_NUMBER,
    COPY_TO,
    ISSUED,
    SECRECY,
    SECRECY_LEVELS,
    SENT_TO,
    SIGNERS,
    STAMP,
    URGENCIES,
)

__all__ = [
    "ATTENDANCE",
    "COPY_NUMBER",
    "COPY_TO",
    "FORMS",
    "ISSUED",
    "KINDS",
    "MARK_WORDS",
    "MINUTES_NUMBER",
    "NUMBER",
    "NUMBER_FORMS",
    "OPENING_BRACKETS",
    "ORDER_NUMBER",
    "POSTED_NUMBER",
    "ROWS",
    "SECRECY",
    "SECRECY_LEVELS",
    "SENT_TO",
    "SERIAL_BLANK",
    "SIGNERS",
    "STAMP",
    "URGENCIES",
    "Direction",
    "Form",
    "Format",
    "Kind",
    "Profile",
    "Row",
    "Strength",
    "font_with",
    "lacks_serial",
    "length",
    "meant_number",
    "missing_hanzi",
    "number",
    "other_year",
    "overlong_secrecy",
    "row",
    "tolerance",
    "without_serial",
]
