"""A whole Word document as a content: what it brings along, and what cannot be taken over."""

from generator.docx_template.content.subdocument.sub_document import SubDocument

__all__ = ["SubDocument"]
