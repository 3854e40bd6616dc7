"""Excel templates: an .xlsx with Jinja tags in its cells, compiled once, filled for each dispatch.

The way of a template: :mod:`book` opens the package, :mod:`holdings` refuses what no list can have, :mod:`reading`
finds the tags and :mod:`blocks` the rows that they repeat, :mod:`checking` refuses what could not follow the rows, and
:mod:`compiling` makes code of it. :mod:`placing` says where the rows are then, :mod:`listing` makes a sheet
of them with :mod:`filling` its cells, :mod:`areas` moving its areas and :mod:`pointing` its formulas; :mod:`making`
puts the package together, :mod:`stable` makes its bytes the same each time. The XML of the clerk's sheet is changed
where the rows ask for it and stays as it is everywhere else, so that nothing is lost that a library does not know.
"""

from generator.templates.excel.book import in_order, open_book
from generator.templates.excel.reading import rows_of, texts_of
from generator.templates.excel.template import XlsxTemplate

__all__ = ["XlsxTemplate", "in_order", "open_book", "rows_of", "texts_of"]
