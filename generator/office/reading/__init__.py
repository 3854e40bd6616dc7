"""Reading of any .docx into a document with its effective formatting (:mod:`document`).

:mod:`docx_reader` reads a document. :mod:`docx_parts` opens the package; :mod:`docx_parts`, :mod:`docx_parts` and
:mod:`list_numbering` read what formatting depends on; :mod:`story` reads a text, :mod:`paragraph_content` the content
of a paragraph, and :mod:`effective_formatting` merges properties. Parts that are not XML, invalid numbers and unknown
names are ignored: only a package that is not a Word document is refused.
"""

from generator.office.reading.docx_reader import read_document

__all__ = ["read_document"]
