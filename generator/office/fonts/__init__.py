"""Fonts: which are installed, and which replace the official ones that are not.

:mod:`fontconfig` knows what is installed. :mod:`stand_ins` chooses substitutes: :mod:`free_fonts` finds free font
files, :mod:`official_widths` copies them with the official fonts' widths.
"""
