"""发文登记簿: entries come in; numbers, and a CSV file that only ever grows, go out, with a worksheet beside it.

:mod:`reading` takes nothing for a register that was not written here, :mod:`used` knows which numbers are taken,
:mod:`series` which comes next, :mod:`appending` writes; :mod:`view` makes the worksheet.
"""

from generator.register.appending import Appended, append, entering, entries, next_number, renewed
from generator.register.entry import COLUMNS, Entry, Matter
from generator.register.numbers import IssuedNumber, Series
from generator.register.row import Row
from generator.register.series import Standing, gap_text, standings

__all__ = [
    "COLUMNS",
    "REGISTER",
    "Appended",
    "Entry",
    "IssuedNumber",
    "Matter",
    "Row",
    "Series",
    "Standing",
    "append",
    "entering",
    "entries",
    "gap_text",
    "next_number",
    "renewed",
    "standings",
]

REGISTER = "发文登记簿.csv"
"""The register's name in the folder of the results."""
