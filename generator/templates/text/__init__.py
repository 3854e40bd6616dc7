"""Text templates: Markdown-like files with YAML front matter and Jinja → official documents."""

from generator.templates.text.notice import DetachedAttachment, Notice, no_notice, open_notice
from generator.templates.text.number_writing import notice_digest, numbered
from generator.templates.text.paper_template import PaperTemplate

__all__ = [
    "DetachedAttachment",
    "Notice",
    "PaperTemplate",
    "no_notice",
    "notice_digest",
    "numbered",
    "open_notice",
]
