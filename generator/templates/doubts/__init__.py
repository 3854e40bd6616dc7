"""Doubtful constructs in a valid template, reported by ``check`` and, as warnings, by a build.

:mod:`word_parts`, :mod:`word_parts` and :mod:`name_doubts` check a whole template of their kind. :mod:`read_tags` and
:mod:`structure` parse it again for :mod:`lookalikes`, :mod:`structure`, :mod:`name_doubts` and :mod:`sense`, which
use the :mod:`known` names of roster and notice. :mod:`known` finds files in formats that are no templates.

:mod:`word_layout` says what Word sets otherwise than the PDF, for ``check`` alone: papers are made all the same.
:mod:`formatted_text` reads the effective formatting for :mod:`word_layout` and :mod:`word_layout`.
"""

from generator.templates.doubts.known import Known, facts_of_format, is_other_format, known_names, other_format
from generator.templates.doubts.name_doubts import text_doubts
from generator.templates.doubts.structure import prefix_as_meant
from generator.templates.doubts.word_layout import word_layout_doubts
from generator.templates.doubts.word_parts import reads_address, sheet_doubts, word_doubts

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
    "word_layout_doubts",
]
