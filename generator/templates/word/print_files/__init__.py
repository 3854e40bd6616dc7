"""The print file (合印文件): finished papers one after the other in one document, each as it is by itself.

:mod:`paper_joining` joins them. :mod:`finished_letter` opens a paper, :mod:`shared_settings` holds what all of them
have in common, :mod:`paper_stories` adapts its text, headers and footers: :mod:`paper_styles` its styles,
:mod:`paper_lists` and :mod:`list_definitions` its lists, :mod:`counting_fields` its fields that count, :mod:`paper_ids`
its ids and names, :mod:`paper_parts` the parts that it refers to. :mod:`paper_sections` makes its sections independent
of the paper before; :mod:`print_body` writes the main document.
"""

from generator.templates.word.print_files.paper_joining import print_file

__all__ = ["print_file"]
