"""Doubtful constructs in a valid template, reported by ``check`` and, as warnings, by a build.

:mod:`word_parts`, :mod:`excel_cells` and :mod:`text_names` check a whole template of their kind. :mod:`read_tags` and
:mod:`tag_tree` parse it again for :mod:`lookalikes`, :mod:`structure`, :mod:`name_doubts` and :mod:`sense`, which use
the :mod:`known` names of roster and notice. :mod:`other_formats` finds files in formats that are no templates.

:mod:`word_layout` says what Word sets otherwise than the PDF, for ``check`` alone: papers are made all the same.
:mod:`formatted_text` reads the effective formatting for :mod:`line_ends` and :mod:`narrow_marks`.
"""

from generator.templates.doubts.excel_cells import sheet_doubts
from generator.templates.doubts.known import Known, known_names
from generator.templates.doubts.other_formats import facts_of_format, is_other_format, other_format
from generator.templates.doubts.structure import prefix_as_meant
from generator.templates.doubts.text_names import text_doubts
from generator.templates.doubts.unit_addresses import reads_address
from generator.templates.doubts.word_layout import word_layout_doubts
from generator.templates.doubts.word_parts import word_doubts

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
