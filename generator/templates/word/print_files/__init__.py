"""The print file (合印文件): finished papers one after the other in one document, each as it is by itself.

:mod:`paper_joining` joins them. :mod:`finished_letter` opens a paper, :mod:`shared_settings` holds what all of them
have in common. Adapted are its text, headers and footers: by :mod:`paper_styles` its styles, by :mod:`paper_lists`
and :mod:`list_definitions` its lists, by :mod:`counting_fields` its fields that count, by :mod:`paper_ids` its ids and
names, by :mod:`paper_parts` the parts that it refers to. :mod:`paper_sections` makes its sections independent
of the paper before.
"""

from generator.templates.word.print_files.paper_joining import print_file

__all__ = ["print_file"]
