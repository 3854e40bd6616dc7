"""份号, 密级和保密期限, 紧急程度 (7.2.1 to 7.2.3)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ground.length import Length
from generator.official.blocks import Face, Paragraph, Role, Run
from generator.official.document import OfficialDocument
from generator.standard import length

_FULL_WIDTH_BLANK = "\u3000"


def classification_lines(document: OfficialDocument, pitch: Length) -> tuple[Paragraph, ...]:
    """One line of height ``pitch`` for each of them that is there, flush left; absent ones leave nothing behind."""
    return tuple(
        Paragraph(role=Role.CLASSIFICATION, runs=(run,), pitch=pitch, align="left")
        for run in classification_runs(document)
    )


def classification_runs(document: OfficialDocument) -> Iterator[Run]:
    """Those that are there, in their order."""
    apart = document.secrecy is None or "★" not in document.secrecy
    for text, face in (
        (document.copy_number, Face.FANGSONG),
        (_spaced(document.secrecy, apart), Face.HEI),
        (_spaced(document.urgency, apart), Face.HEI),
    ):
        if text is not None:
            yield Run(text, face, length("size.body"))


def _spaced(text: str | None, apart: bool) -> str | None:
    """Without a period to the secrecy, one 字 is between the two characters of both (figure 4)."""
    return _FULL_WIDTH_BLANK.join(text) if text is not None and apart else text
