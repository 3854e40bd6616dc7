"""Whole Word files set into a document with their own page set-up, styles, lists, notes and pictures.

:mod:`inset_file` reads such a file and refuses what cannot be set in, :mod:`inset_styles` and :mod:`inset_theme` keep
its look independent of the document's, :mod:`inset_parts` copies the parts that it refers to and
its footnotes, :mod:`inset_sections` its page set-up with the document's own page numbers; :mod:`inset_placing` puts it
in its place.
"""

from generator.templates.word.insets.inset_placing import Inset, with_insets

__all__ = ["Inset", "with_insets"]
