"""A whole Word document as a content: what it brings along, and what cannot be taken over."""

from generator.templates.word.content.subdocument.sub_document import SubDocument

__all__ = ["SubDocument"]
