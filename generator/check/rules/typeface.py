"""Faces and sizes of a paragraph's text held against those that a rule asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.check.reading.document import Paragraph, Run
from generator.check.rules.registry import Departure
from generator.errors import Severity
from generator.standard import length, row
from generator.standard.faces import FaceName, face_of


def other_face(
    paragraph: Paragraph, face: FaceName, runs: Iterable[Run] | None = None, *, milder: Severity | None = None
) -> Iterator[Departure]:
    """A departure where hanzi of ``runs``, else of the whole paragraph, are in another face than ``face``."""
    for run in paragraph.runs if runs is None else runs:
        if any(_hanzi(character) for character in run.text) and face_of(run.font) != face:
            yield Departure(paragraph, run.font, face, milder=milder)
            return


def other_size(
    paragraph: Paragraph, name: str, runs: Iterable[Run] | None = None, *, milder: Severity | None = None
) -> Iterator[Departure]:
    """A departure where text of ``runs``, else of the whole paragraph, is of another size than the row ``name``."""
    bound = row(name).tolerance
    for run in paragraph.runs if runs is None else runs:
        if run.text.strip() and abs(run.size - length(name)) > (bound if isinstance(bound, float) else 0):
            yield Departure(paragraph, points(run.size), points(length(name)), milder=milder)
            return


def points(size: float) -> str:
    """A size of type as people write it."""
    return f"{size:g} pt"


def _hanzi(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
