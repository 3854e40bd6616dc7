"""What Word sets otherwise than the PDF, in a Word template."""

from __future__ import annotations

from generator.ground.errors import InputError, Problem
from generator.templates.doubts.formatted_text import FormattedTemplate
from generator.templates.doubts.line_ends import line_end_doubts
from generator.templates.doubts.narrow_marks import narrow_mark_doubts


def word_layout_doubts(data: bytes, name: str) -> list[Problem]:
    """Return what in the Word template ``data`` Word sets otherwise than the PDF; ``name`` is its file.

    One problem for each kind, with all its places. Nothing where the file is no Word document, which is reported when
    it is opened.
    """
    try:
        template = FormattedTemplate(data, name)
    except InputError:
        return []
    return [*line_end_doubts(template), *narrow_mark_doubts(template)]
