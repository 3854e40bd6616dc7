"""Blocks written as WordprocessingML (ECMA-376 part 1, 17), in the constructs that Word, WPS and LibreOffice share."""

from generator.official.writer.writing import write_docx

__all__ = ["write_docx"]
