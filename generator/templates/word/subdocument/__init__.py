"""A whole Word document as a content: what is inserted with it, and what is refused."""

from generator.templates.word.subdocument.sub_document import SubDocument

__all__ = ["SubDocument"]
