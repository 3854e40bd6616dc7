"""Placing: the lines that a count has found on each page → placed pages, in the lines and widths of a program.

:mod:`placed_lines` places the characters of a line, :mod:`placed_tables` and :mod:`placed_imprint` what is in tables,
:mod:`page_numbers` the page number; :mod:`pages` puts them together.
"""

from generator.official.layout.placing.pages import placed

__all__ = ["placed"]
