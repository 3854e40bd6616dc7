"""The text of a document for the language rules: line by line, with legitimate half-width text masked."""

from generator.check.rules.wording.lines import Line, lines, text_lines
from generator.check.rules.wording.masks import HANZI, MASK, masked_addresses, masked_figures

__all__ = ["HANZI", "MASK", "Line", "lines", "masked_addresses", "masked_figures", "text_lines"]
