"""Fonts: the names that documents have come in; the files to draw them with, and what is replaced, go out.

:mod:`system_fonts` and :mod:`system_fonts` know what is installed, :mod:`font_tables` whether it can be used.
:mod:`stand_ins` chooses substitutes: :mod:`stand_ins` finds free font files, :mod:`official_widths` copies them with
the official fonts' widths. :mod:`painting_fonts` finds a font that has a character. No module loads a library that
reads fonts before it needs one.
"""

from generator.office.fonts.font_tables import FontFile
from generator.office.fonts.painting_fonts import PaintingFonts, painting_fonts

__all__ = ["FontFile", "PaintingFonts", "painting_fonts"]
