"""Excel templates: an .xlsx with Jinja tags in its cells, compiled once, filled for each dispatch.

A template is opened by :mod:`book`. :mod:`workbook_checks` refuses what no list can have and what could not follow the
rows, :mod:`sheet_rows` finds the tags and the rows that they repeat, and :mod:`sheet_code` compiles them. For each list
:mod:`row_placing` computes the new places of the rows and :mod:`formula_pointers` those of what refers to them;
:mod:`list_package` makes the sheets and the package, with cells by :mod:`cell_filling` and areas by :mod:`areas`.

The XML of the clerk's sheet is changed only where rows move, so that nothing is lost that a library does not know. The
bytes of a list are the same each time.
"""
