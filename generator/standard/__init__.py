"""The numbers of GB/T 9704-2012, each in one row with its clause; everything else looks them up here."""

from generator.standard.row import Profile, Row, Strength
from generator.standard.table import ROWS, length, number, row, tolerance
from generator.standard.words import COPY_TO, ISSUED, KINDS, NUMBER, SECRECY, URGENCIES

__all__ = [
    "COPY_TO",
    "ISSUED",
    "KINDS",
    "NUMBER",
    "ROWS",
    "SECRECY",
    "URGENCIES",
    "Profile",
    "Row",
    "Strength",
    "length",
    "number",
    "row",
    "tolerance",
]
