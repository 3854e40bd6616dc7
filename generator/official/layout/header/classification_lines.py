"""份号, 密级和保密期限, 紧急程度 (7.2.1 to 7.2.3)."""

from __future__ import annotations

from generator.ground.length import Length
from generator.official.blocks import Face, ParagraphBlock, Role, TextRun
from generator.official.document import OfficialDocument
from generator.standard import length

_FULL_WIDTH_BLANK = "\u3000"


def classification_lines(document: OfficialDocument, pitch: Length) -> tuple[ParagraphBlock, ...]:
    """Return a line of height ``pitch``, flush left, for each element that the document has."""
    apart = document.secrecy is None or "★" not in document.secrecy
    elements = (
        ("copy_number", document.copy_number, Face.FANGSONG),
        ("secrecy", _spaced(document.secrecy, apart), Face.HEI),
        ("urgency", _spaced(document.urgency, apart), Face.HEI),
    )
    return tuple(
        ParagraphBlock(
            role=Role.CLASSIFICATION,
            runs=(TextRun(text, face, length("size.body")),),
            pitch=pitch,
            align="left",
            source=document.source(element),
        )
        for element, text, face in elements
        if text is not None
    )


def _spaced(text: str | None, apart: bool) -> str | None:
    """Put one 字 between the two characters where the secrecy has no period (figure 4)."""
    return _FULL_WIDTH_BLANK.join(text) if text is not None and apart else text
