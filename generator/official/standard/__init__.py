"""The numbers of GB/T 9704-2012, each in one row with its clause; everything else looks them up here."""

from generator.official.standard.kinds import KINDS, Direction, Format, Kind
from generator.official.standard.loose_numbers import OPENING_BRACKETS, meant_number
from generator.official.standard.repertoires import font_with, lacking
from generator.official.standard.row import Profile, Row, Strength
from generator.official.standard.table import ROWS
from generator.official.standard.values import length, number, row, tolerance
from generator.official.standard.words import (
    ATTENDANCE,
    COPY_NUMBER,
    COPY_TO,
    ISSUED,
    MINUTES_NUMBER,
    NUMBER,
    ORDER_NUMBER,
    SECRECY,
    SECRECY_LEVELS,
    SENT_TO,
    SERIAL_BLANK,
    SIGNERS,
    STAMP,
    URGENCIES,
    lacks_serial,
    without_serial,
)

__all__ = [
    "ATTENDANCE",
    "COPY_NUMBER",
    "COPY_TO",
    "ISSUED",
    "KINDS",
    "MINUTES_NUMBER",
    "NUMBER",
    "OPENING_BRACKETS",
    "ORDER_NUMBER",
    "ROWS",
    "SECRECY",
    "SECRECY_LEVELS",
    "SENT_TO",
    "SERIAL_BLANK",
    "SIGNERS",
    "STAMP",
    "URGENCIES",
    "Direction",
    "Format",
    "Kind",
    "Profile",
    "Row",
    "Strength",
    "font_with",
    "lacking",
    "lacks_serial",
    "length",
    "meant_number",
    "number",
    "row",
    "tolerance",
    "without_serial",
]
