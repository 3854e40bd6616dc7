"""Contents: values that are more than text, such as pictures, links, rich text, whole documents."""

from generator.templates.word.content.base_content import Content
from generator.templates.word.content.content_error import ContentError
from generator.templates.word.content.content_filters import CONTENT_FILTERS
from generator.templates.word.content.hyperlink import Hyperlink
from generator.templates.word.content.inline_image import InlineImage
from generator.templates.word.content.look import Look
from generator.templates.word.content.rich_paragraphs import RichParagraphs
from generator.templates.word.content.rich_text import RichText
from generator.templates.word.content.site import Site
from generator.templates.word.content.subdocument import SubDocument
from generator.templates.word.content.text_listing import Listing

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
