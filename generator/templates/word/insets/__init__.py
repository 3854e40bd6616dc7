"""Whole Word files set into a document with their own page set-up, styles, lists, notes and pictures.

:mod:`source` reads such a file and refuses what cannot be set in, :mod:`styles` and :mod:`look` keep its look from the
document's, :mod:`copying` brings the parts that it refers to, :mod:`notes` its footnotes, :mod:`sections` its page
set-up with the document's own page numbers; :mod:`setting_in` puts it where it belongs.
"""

from generator.templates.word.insets.setting_in import Inset, with_insets

__all__ = ["Inset", "with_insets"]
