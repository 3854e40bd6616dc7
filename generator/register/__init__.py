"""发文登记簿: entries come in; numbers, and a CSV file that only ever grows, go out, with a worksheet beside it.

:mod:`register_csv` reads the file and refuses what fawen did not write, :mod:`register_row` knows which numbers are
taken, :mod:`next_number` which comes next; :mod:`appending` writes, :mod:`view` makes the worksheet,
:mod:`years` the lines of a year as a page shows them.
"""

from generator.register.appending import Appended, append, entering, entries, renewed, voiding
from generator.register.issued_number import IssuedNumber, Series
from generator.register.next_number import Standing, gap_text, next_number, standings
from generator.register.register_row import COLUMNS, Matter, RegisterEntry, RegisterRow
from generator.register.years import RegisterYears, YearLine

__all__ = [
    "COLUMNS",
    "Appended",
    "IssuedNumber",
    "Matter",
    "RegisterEntry",
    "RegisterRow",
    "RegisterYears",
    "Series",
    "Standing",
    "YearLine",
    "append",
    "entering",
    "entries",
    "gap_text",
    "next_number",
    "renewed",
    "standings",
    "voiding",
]
