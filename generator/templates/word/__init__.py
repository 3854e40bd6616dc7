"""Word templates: a .docx with Jinja tags or Word's merge fields, compiled once, rendered once for each record.

The way of a template: :mod:`reading` finds tags and puts markers in their places, :mod:`fields` makes tags of merge
fields, :mod:`gathering` has both done for a part, :mod:`compiling` makes code of it that runs in :mod:`running`.
:mod:`template` runs it, :mod:`merging` for many records in one document; :mod:`faults` says what failed and where.
Values that are more than text are in :mod:`content`; :mod:`finishing` has :mod:`placing` set them into the tree of the
finished part, where :mod:`assembly` gives them what they need in the package, and :mod:`repairs` put right what blocks
left behind. :mod:`insets` sets whole Word files into a document, :mod:`print_files` joins finished ones.
What any of them knows of WordprocessingML is in :mod:`wordml`.
"""

from generator.templates.word.content import (
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
from generator.templates.word.insets import Inset, with_insets
from generator.templates.word.print_files import print_file
from generator.templates.word.template import DocxTemplate

__all__ = [
    "Content",
    "ContentError",
    "DocxTemplate",
    "Hyperlink",
    "InlineImage",
    "Inset",
    "Listing",
    "Look",
    "RichParagraphs",
    "RichText",
    "SubDocument",
    "print_file",
    "with_insets",
]
