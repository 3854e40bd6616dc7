"""Values that are more than text: what a template prints where a text would not do."""

from generator.docx_template.content.content import Content

__all__ = ["Content"]
