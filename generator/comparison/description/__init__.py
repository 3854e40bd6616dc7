"""A .docx described in plain lines, one paragraph a line, for people and for ``git diff``.

:mod:`describing` makes the description, :mod:`describing` its lines. :mod:`describing` reads a text, :mod:`inline` a
paragraph; :mod:`style_looks`, :mod:`paragraph_facts`, :mod:`table_facts` and :mod:`describing` put looks into words.
Looks are those that the text really has: what two programs write in different ways with the same meaning is described
the same.
"""

from generator.comparison.description.describing import describe, lines
from generator.comparison.description.description_entry import Description, Entry

__all__ = ["Description", "Entry", "describe", "lines"]
