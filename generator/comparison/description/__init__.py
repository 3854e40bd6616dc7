"""A .docx described in plain lines, one paragraph a line, for people and for ``git diff``.

:mod:`describing` makes the description and its lines: it reads a text and puts the set-up of pages into words.
:mod:`paragraph_entries` reads a paragraph; :mod:`opened_document` puts the looks of text and of styles into words,
:mod:`paragraph_facts` and :mod:`table_facts` those of paragraphs and tables.
Looks are those that the text really has: what two programs write in different ways with the same meaning is described
the same.
"""

from generator.comparison.description.describing import describe, lines
from generator.comparison.description.description_entry import Description, Entry

__all__ = ["Description", "Entry", "describe", "lines"]
