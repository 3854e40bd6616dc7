"""Rosters in sheets (.xlsx, .xls, .csv): read as units.yaml is, with every problem at its cell; and written.

:mod:`named_file` distinguishes sheets from YAML by :mod:`sheet_suffixes`. :mod:`sheet_reading` makes grids of a file,
and looks at cells that a person sees otherwise. :mod:`heading_columns` finds and understands the headers, also the one
that names the units; :mod:`inferred_columns` looks at the other columns and picks the rows of units,
:mod:`unit_rows` reads them. :mod:`exporting` writes a roster. :mod:`column_choice` shows a sheet to somebody who
chooses what its columns mean.
"""
