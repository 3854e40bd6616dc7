"""Text templates: Markdown-like files with YAML front matter and Jinja, read into official documents."""

from generator.templates.text.no_notice import no_notice
from generator.templates.text.notice import DetachedAttachment, Notice, open_notice
from generator.templates.text.numbering import numbered
from generator.templates.text.paper import FilledPaper, PaperTemplate

__all__ = [
    "DetachedAttachment",
    "FilledPaper",
    "Notice",
    "PaperTemplate",
    "no_notice",
    "numbered",
    "open_notice",
]
