"""Text templates: Markdown-like files with YAML front matter and Jinja → official documents."""
