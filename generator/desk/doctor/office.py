"""LibreOffice and the typefaces of the standard: where each is on this machine, and whether it serves."""

from __future__ import annotations

from collections.abc import Iterator

from generator.desk.doctor.examining import OFFICE, Diagnostic, State, kind_of_place
from generator.ground.errors import Problem
from generator.office.fonts.stand_ins import FaceSource, face_sources
from generator.office.suite import find_suite, suite_version


def office() -> Diagnostic:
    """The fact of LibreOffice, which is started for its version."""
    program = find_suite()
    if program is None:
        return Diagnostic("office", OFFICE, "missing", problem=Problem("pdf-suite-missing", milder="warning"))
    version, where = suite_version(program), kind_of_place(program)
    if version is None:
        return Diagnostic("office", OFFICE, "broken", None, where, problem=Problem("doctor-office-broken"))
    return Diagnostic("office", OFFICE, value=version, where=where)


def fonts() -> Iterator[Diagnostic]:
    """A fact for each typeface of the standard, by its Chinese name; the value is the name of the font's file.

    A typeface is ``replaced`` where that is not the official font.
    """
    return map(_font_fact, face_sources())


def _font_fact(source: FaceSource) -> Diagnostic:
    face = source.family.face
    if source.file is None:
        return Diagnostic("font", face, "missing", problem=source.problem)
    state: State = "ok" if source.problem is None else "replaced"
    return Diagnostic("font", face, state, source.file.name, kind_of_place(source.file), problem=source.problem)
