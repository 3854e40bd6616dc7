"""发文登记簿: entries come in; numbers, and a CSV file that only ever grows, go out, with a worksheet beside it.

:mod:`register_csv` reads the file and refuses what fawen did not write, :mod:`register_row` knows which numbers are
taken, :mod:`next_number` which comes next, and the lines of a year as a page shows them; :mod:`appending` writes,
:mod:`register_sheet` makes the worksheet.
"""
