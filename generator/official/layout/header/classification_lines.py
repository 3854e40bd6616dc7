"""份号, 密级和保密期限, 紧急程度 (7.2.1 to 7.2.3)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ground.length import Length
from generator.official.blocks import Face, ParagraphBlock, Role, TextRun
from generator.official.document import OfficialDocument
from generator.standard import length

_FULL_WIDTH_BLANK = "\u3000"


def classification_lines(document: OfficialDocument, pitch: Length) -> tuple[ParagraphBlock, ...]:
    """Return a line of height ``pitch``, flush left, for each element that the document has."""
    return tuple(
        ParagraphBlock(role=Role.CLASSIFICATION, runs=(run,), pitch=pitch, align="left")
        for run in classification_runs(document)
    )


def classification_runs(document: OfficialDocument) -> Iterator[TextRun]:
    """Yield the run of each element that the document has, in order."""
    apart = document.secrecy is None or "★" not in document.secrecy
    for text, face in (
        (document.copy_number, Face.FANGSONG),
        (_spaced(document.secrecy, apart), Face.HEI),
        (_spaced(document.urgency, apart), Face.HEI),
    ):
        if text is not None:
            yield TextRun(text, face, length("size.body"))


def _spaced(text: str | None, apart: bool) -> str | None:
    """Put one 字 between the two characters where the secrecy has no period (figure 4)."""
    return _FULL_WIDTH_BLANK.join(text) if text is not None and apart else text
