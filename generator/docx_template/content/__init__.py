"""Contents: values that are more than text, such as pictures, links, rich text, whole documents."""

from generator.docx_template.content.content import Content
from generator.docx_template.content.error import ContentError
from generator.docx_template.content.filters import CONTENT_FILTERS
from generator.docx_template.content.hyperlink import Hyperlink
from generator.docx_template.content.inline_image import InlineImage
from generator.docx_template.content.listing import Listing
from generator.docx_template.content.look import Look
from generator.docx_template.content.rich_paragraphs import RichParagraphs
from generator.docx_template.content.rich_text import RichText
from generator.docx_template.content.site import Site
from generator.docx_template.content.subdocument import SubDocument

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
