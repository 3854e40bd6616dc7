"""Doubtful constructs in a valid template, reported by ``check`` and, as warnings, by a build.

:mod:`word_parts` checks a whole Word or Excel template, :mod:`name_doubts` a text. :mod:`read_tags` reads it again,
paragraph by paragraph, for :mod:`lookalikes`, :mod:`structure`, :mod:`name_doubts` and :mod:`sense`; the names of
roster and notice are in :mod:`known`.

:mod:`word_layout` says what Word sets otherwise than the PDF, for ``check`` alone: papers are made all the same. It
reads the effective formatting by :mod:`formatted_text`.
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
