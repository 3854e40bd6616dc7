"""Contents: values that are more than text, such as pictures, links, rich text, whole documents."""

from generator.templates.word.content.content import Content
from generator.templates.word.content.error import ContentError
from generator.templates.word.content.filters import CONTENT_FILTERS
from generator.templates.word.content.hyperlink import Hyperlink
from generator.templates.word.content.inline_image import InlineImage
from generator.templates.word.content.listing import Listing
from generator.templates.word.content.look import Look
from generator.templates.word.content.rich_paragraphs import RichParagraphs
from generator.templates.word.content.rich_text import RichText
from generator.templates.word.content.site import Site
from generator.templates.word.content.subdocument import SubDocument

__all__ = [
    "CONTENT_FILTERS",
    "Content",
    "ContentError",
    "Hyperlink",
    "InlineImage",
    "Listing",
    "Look",
    "RichParagraphs",
    "RichText",
    "Site",
    "SubDocument",
]
