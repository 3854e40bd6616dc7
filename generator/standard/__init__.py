"""The standard: names of rows come in; numbers of GB/T 9704-2012 with their clauses, its words and typefaces go out.

Each number is in one row of :mod:`numbers`; everything else looks it up here.
"""

from generator.standard.document_number import (
    MINUTES_NUMBER,
    NUMBER,
    OPENING_BRACKETS,
    ORDER_NUMBER,
    SERIAL_BLANK,
    YEAR_NUMBER,
    lacks_serial,
    meant_number,
    other_year,
    without_serial,
)
from generator.standard.faces import font_with, missing_hanzi
from generator.standard.forms import FORMS, KINDS, MARK_WORDS, NUMBER_FORMS, Direction, Form, Format, Kind
from generator.standard.lookup import length, number, overlong_secrecy, row, tolerance
from generator.standard.number_series import (
    COUNTER,
    TERM,
    IssuedNumber,
    Series,
    number_in_series,
    printed_number,
)
from generator.standard.numbers import ROWS
from generator.standard.row import Profile, Row, Strength
from generator.standard.words import (
    ATTENDANCE,
    COPY_NUMBER,
    COPY_TO,
    EDITOR_NOTE,
    ISSUED,
    LISTED,
    NOTE_LABEL,
    PARTIES,
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
    "COUNTER",
    "EDITOR_NOTE",
    "FORMS",
    "ISSUED",
    "KINDS",
    "LISTED",
    "MARK_WORDS",
    "MINUTES_NUMBER",
    "NOTE_LABEL",
    "NUMBER",
    "NUMBER_FORMS",
    "OPENING_BRACKETS",
    "ORDER_NUMBER",
    "PARTIES",
    "ROWS",
    "SECRECY",
    "SECRECY_LEVELS",
    "SENT_TO",
    "SERIAL_BLANK",
    "SIGNERS",
    "STAMP",
    "TERM",
    "URGENCIES",
    "YEAR_NUMBER",
    "Direction",
    "Form",
    "Format",
    "IssuedNumber",
    "Kind",
    "Profile",
    "Row",
    "Series",
    "Strength",
    "font_with",
    "lacks_serial",
    "length",
    "meant_number",
    "missing_hanzi",
    "number",
    "number_in_series",
    "other_year",
    "overlong_secrecy",
    "printed_number",
    "row",
    "tolerance",
    "without_serial",
]
