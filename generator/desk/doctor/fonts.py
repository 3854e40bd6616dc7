"""The typefaces of the standard: the font that each is drawn with, official or not."""

from __future__ import annotations

from collections.abc import Iterator

from generator.desk.doctor.anonymous_places import kind_of_place
from generator.desk.doctor.facts import Fact, State
from generator.office.fonts.face_sources import FaceSource, face_sources


def fonts() -> Iterator[Fact]:
    """A fact for each typeface, by its Chinese name; the value is the name of the font's file."""
    return map(_fact, face_sources())


def _fact(source: FaceSource) -> Fact:
    face = source.family.face
    if source.file is None:
        return Fact("font", face, "missing", problem=source.problem)
    state: State = "ok" if source.problem is None else "replaced"
    return Fact("font", face, state, source.file.name, kind_of_place(source.file), problem=source.problem)
