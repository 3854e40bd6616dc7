"""Comparison of typefaces and sizes of a paragraph's text with those that a rule requires."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.check.rules.departure import Departure
from generator.ground.errors import Said, Severity
from generator.office.reading.document import Paragraph, Run
from generator.standard import length, row
from generator.standard.faces import FaceName, face_of
from generator.standard.type_sizes import size_name


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


def points(size: float) -> Said:
    """A size of type as people write it."""
    name = size_name(size)
    return Said(f"{size:g} 磅" if name is None else f"{name}（{size:g} 磅）", f"{size:g} pt")


def _hanzi(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
