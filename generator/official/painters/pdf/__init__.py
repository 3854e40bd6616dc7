"""The PDF painter: placed pages as a PDF, or as PDF/A."""

from generator.official.painters.pdf.font_files import FontFile, PaintingFonts
from generator.official.painters.pdf.inset_pages import Insets
from generator.official.painters.pdf.painting import painted_pdf

__all__ = ["FontFile", "Insets", "PaintingFonts", "painted_pdf"]
