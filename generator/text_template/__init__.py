"""Text templates: Markdown-like files with YAML front matter and Jinja, read into official documents."""

from generator.text_template.no_notice import no_notice
from generator.text_template.notice import DetachedAttachment, Notice, open_notice
from generator.text_template.numbering import numbered
from generator.text_template.paper import FilledPaper, PaperTemplate

__all__ = [
    "DetachedAttachment",
    "FilledPaper",
    "Notice",
    "PaperTemplate",
    "no_notice",
    "numbered",
    "open_notice",
]
