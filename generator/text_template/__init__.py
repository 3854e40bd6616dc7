"""Text templates: Markdown-like files with YAML front matter and Jinja, read into official documents."""

from generator.text_template.notice import Notice, open_notice

__all__ = ["Notice", "open_notice"]
