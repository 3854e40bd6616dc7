"""Conversion of .docx to PDF by LibreOffice: on an adapted copy, with fonts of the official widths.

:mod:`pdf_files` converts files, :mod:`conversion` documents. :mod:`font_substitution` replaces missing typefaces,
:mod:`libreoffice_copy` makes the copy, :mod:`attempts` has LibreOffice print it and judges each PDF by its
:mod:`expected_text`, :mod:`joined_papers` are printed as one document, :mod:`stable_pdf` makes a PDF reproducible.
:mod:`measured_pages` measures the pages of any PDF.
"""
