"""Recognition of the elements of an official document in a .docx that anybody made (:mod:`elements`).

:mod:`recognising` is the whole; each of the others takes one part of a document. :mod:`lines` is what they look at,
:mod:`forms` how elements are written, also wrongly.
"""

from generator.official.recognition.recognising import recognise

__all__ = ["recognise"]
