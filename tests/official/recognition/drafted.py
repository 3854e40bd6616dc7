"""Drafts in a short notation: one text for each paragraph, with a letter for where it is.

``c|`` is centred, ``r|`` at the right, ``t|`` a title (centred, 22 pt), ``l|`` at the left without an indent, ``h|`` in
黑体; a text without a letter is indented by two characters. A line feed in a text is a manual line break.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from generator.office.reading import read_document
from generator.official.recognition import recognise
from generator.official.recognition.found import Found
from tests.word_documents import blank

_ALIGNED = {"c": WD_ALIGN_PARAGRAPH.CENTER, "t": WD_ALIGN_PARAGRAPH.CENTER, "r": WD_ALIGN_PARAGRAPH.RIGHT}
_ZI = Pt(16)


def found_in(lines: Sequence[str]) -> Found:
    """What is recognised in the draft of these ``lines``."""
    return recognise(read_document(draft(lines), "草稿.docx"))


def draft(lines: Sequence[str]) -> bytes:
    """The .docx of these ``lines``."""
    document = blank()
    for line in lines:
        letter, bar, text = line.partition("|")
        if bar and len(letter) == 1:
            _add(document, text, letter)
        else:
            _add(document, line, "")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _add(document: Document, text: str, letter: str) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size = Pt(22) if letter == "t" else _ZI
    font = {"t": "方正小标宋简体", "h": "黑体"}.get(letter, "仿宋_GB2312")
    run.font.name = font
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    if letter in _ALIGNED:
        paragraph.alignment = _ALIGNED[letter]
    elif not letter and text and not text.startswith((" ", "\u3000")):
        paragraph.paragraph_format.first_line_indent = 2 * _ZI
