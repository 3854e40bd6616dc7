"""A .docx described in plain lines, one paragraph a line, for people and for ``git diff``.

:mod:`describing` makes the description, :mod:`description_lines` its lines. :mod:`story_reader` reads a text,
:mod:`inline` a paragraph; :mod:`text_facts`, :mod:`paragraph_facts`, :mod:`table_facts` and :mod:`page_facts` put looks
into words. Looks are those that the text really has: what two programs write in different ways with the same meaning is
described the same.
"""

from generator.comparison.description.describing import describe
from generator.comparison.description.description_entry import Description, Entry
from generator.comparison.description.description_lines import lines

__all__ = ["Description", "Entry", "describe", "lines"]
