"""The words of a document as rules of language read them: line by line, without what is rightly half-width."""

from generator.check.rules.wording.lines import Line, lines, text_lines
from generator.check.rules.wording.masks import HANZI, MASK, masked_addresses, masked_figures

__all__ = ["HANZI", "MASK", "Line", "lines", "masked_addresses", "masked_figures", "text_lines"]
