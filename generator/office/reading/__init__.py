"""Reading of any .docx into a document with its effective formatting (:mod:`document`).

:mod:`docx_reader` reads a document. :mod:`docx_parts` opens the package, with its styles and theme, and
:mod:`list_numbering` has the labels of lists; :mod:`story` reads a text, :mod:`paragraph_content` the content of a
paragraph, and :mod:`effective_formatting` merges properties. Parts that are not XML, invalid numbers and unknown names
are ignored: only a package that is not a Word document is refused.
"""

from generator.office.reading.docx_reader import read_document

__all__ = ["read_document"]
