"""Reading of any .docx into a document with its effective formatting (:mod:`document`).

:mod:`opening` is the whole. :mod:`parts` opens the package; :mod:`styles`, :mod:`theme` and :mod:`numbering` are what
looks are made by; :mod:`story` goes through a text, :mod:`content` through a paragraph, and :mod:`looks` lays the
properties over one another. What is no XML, no number or no known name is passed over, never a reason to stop: only
a package that is no Word document is refused.
"""

from generator.office.reading.opening import read_document

__all__ = ["read_document"]
