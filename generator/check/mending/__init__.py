"""``check --fix``: mechanical formatting fixed on the document's own XML, never wording, never a seal.

:mod:`mending` is the whole: it also holds the text before and after against the mends that are reported.
:mod:`menders` says which rule is mended by what: :mod:`words` types over, :mod:`looks` sets faces and sizes,
:mod:`indents` places, :mod:`page` sets up pages, all of them by means of :mod:`work`. :mod:`certainty` says what is
left alone, :mod:`listing` how the mends are listed.
"""

from generator.check.mending.listing import mend_lines
from generator.check.mending.mending import mend
from generator.check.mending.work import Edit, Mend, Mended

__all__ = ["Edit", "Mend", "Mended", "mend", "mend_lines"]
