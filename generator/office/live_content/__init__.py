"""Active content of Office files: macros, controls, fields, formulas, linked files.

:mod:`live_kinds` has the table of kinds, and finds active parts. :mod:`live_stories` searches the texts of Word
documents, :mod:`live_search` whole packages, their relationships and sheets too.
"""
