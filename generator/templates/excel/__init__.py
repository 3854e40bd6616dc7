"""Excel templates: an .xlsx with Jinja tags in its cells, compiled once, filled for each dispatch.

The steps: :mod:`book` opens the package, :mod:`workbook_checks` refuses what no list can have, :mod:`sheet_rows`
finds the tags and :mod:`row_blocks` the rows that they repeat, :mod:`workbook_checks` refuses what could not follow
the rows, and :mod:`sheet_code` compiles the tags. For each list :mod:`row_placing` computes the new places of the
rows, :mod:`list_package` makes a sheet of them, with its cells by :mod:`cell_filling`, its areas by :mod:`areas` and
its formulas by :mod:`row_placing`; :mod:`list_package` puts the package together, and :mod:`list_package` makes its
bytes the same each time. The XML of the clerk's sheet is changed only where rows move, so that nothing is lost that a
library does not know.
"""

from generator.templates.excel.book import in_order, open_book
from generator.templates.excel.sheet_rows import rows_of, texts_of
from generator.templates.excel.xlsx_template import XlsxTemplate

__all__ = ["XlsxTemplate", "in_order", "open_book", "rows_of", "texts_of"]
