"""Doubtful constructs in a valid template, reported by ``check`` and, as warnings, by a build.

:mod:`word`, :mod:`sheets` and :mod:`texts` are the whole for each kind of template. :mod:`tags` and :mod:`code` read
the parts of one again, for :mod:`lookalikes`, :mod:`structure`, :mod:`names` and :mod:`sense` to look at, with the
:mod:`known` names of roster and notice. :mod:`other_formats` are files that were meant as templates and are none.
"""

from generator.templates.doubts.addresses import reads_address
from generator.templates.doubts.known import Known, known_names
from generator.templates.doubts.other_formats import facts_of_format, is_other_format, other_format
from generator.templates.doubts.sheets import sheet_doubts
from generator.templates.doubts.structure import prefix_as_meant
from generator.templates.doubts.texts import text_doubts
from generator.templates.doubts.word import word_doubts

__all__ = [
    "Known",
    "facts_of_format",
    "is_other_format",
    "known_names",
    "other_format",
    "prefix_as_meant",
    "reads_address",
    "sheet_doubts",
    "text_doubts",
    "word_doubts",
]
