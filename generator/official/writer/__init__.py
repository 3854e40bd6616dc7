"""Blocks → the bytes of a .docx, in WordprocessingML (ECMA-376 part 1, 17) that Word, WPS and LibreOffice support."""

from generator.official.writer.docx_package import docx_parts, write_docx

__all__ = ["docx_parts", "write_docx"]
