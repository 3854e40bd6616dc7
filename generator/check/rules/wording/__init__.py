"""The text of a document for the language rules: line by line, with legitimate half-width text masked."""

from generator.check.rules.wording.masks import HANZI, MASK, masked_addresses, masked_figures
from generator.check.rules.wording.worded_lines import WordedLine, lines, text_lines

__all__ = ["HANZI", "MASK", "WordedLine", "lines", "masked_addresses", "masked_figures", "text_lines"]
