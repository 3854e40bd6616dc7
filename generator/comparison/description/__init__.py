"""A .docx described in plain lines, one paragraph a line, for people and for ``git diff``.

:mod:`reading` makes the description, :mod:`lines` its lines. :mod:`stories` reads a text, :mod:`inline` a paragraph;
:mod:`text_facts`, :mod:`paragraph_facts`, :mod:`tables` and :mod:`page_facts` put looks into words. Looks are those
that the text really has: what two programs write in different ways with the same meaning is described the same.
"""

from generator.comparison.description.entry import Description, Entry
from generator.comparison.description.lines import lines
from generator.comparison.description.reading import describe

__all__ = ["Description", "Entry", "describe", "lines"]
