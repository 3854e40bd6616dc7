"""Word templates: a .docx with Jinja tags, compiled once, rendered once for each record.

The way of a template: :mod:`parts` says which parts hold tags, :mod:`scanning` finds them in a text, :mod:`runs`
joins what Word split and puts a marker in each tag's place, :mod:`hosts` lets a prefixed tag take the place of its
paragraph, row, cell or run, :mod:`blocks` pairs ``if`` with ``endif``, :mod:`compiling` makes Jinja code of it and
:mod:`template` runs that code. Values that are more than text are in :mod:`content`; :mod:`placing` sets them into the
tree of the finished part, :mod:`assembly` gives them what they need in the package.
"""

from generator.docx_template.content import (
    Content,
    ContentError,
    Hyperlink,
    InlineImage,
    Listing,
    Look,
    RichParagraphs,
    RichText,
    SubDocument,
)
from generator.docx_template.template import DocxTemplate, Variable

__all__ = [
    "Content",
    "ContentError",
    "DocxTemplate",
    "Hyperlink",
    "InlineImage",
    "Listing",
    "Look",
    "RichParagraphs",
    "RichText",
    "SubDocument",
    "Variable",
]
