"""Fonts: the names that documents have come in; the files to draw them with, and what is replaced, go out.

:mod:`system_fonts` knows what is installed, :mod:`font_tables` whether it can be used.
:mod:`stand_ins` chooses substitutes, :mod:`official_widths` makes copies of free fonts with the official fonts'
widths, :mod:`painting_fonts` finds the fonts of a document. No module loads a library that reads fonts before it needs
one.
"""
