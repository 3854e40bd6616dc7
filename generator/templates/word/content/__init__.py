"""Contents: values that are more than text, such as pictures, links, rich text, whole documents."""

from generator.templates.word.content.base_content import Content, ContentError, Site
from generator.templates.word.content.content_filters import CONTENT_FILTERS
from generator.templates.word.content.inline_image import InlineImage
from generator.templates.word.content.look import Look
from generator.templates.word.content.rich_text import Hyperlink, Listing, RichParagraphs, RichText
from generator.templates.word.subdocument import SubDocument

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
