"""LibreOffice: where it is, its version, and whether it runs."""

from __future__ import annotations

from generator.desk.doctor.anonymous_places import kind_of_place
from generator.desk.doctor.facts import OFFICE, Fact
from generator.ground.errors import Problem
from generator.office.suite.office_suite import find_suite
from generator.office.suite.suite_trial import suite_version


def office() -> Fact:
    """The fact of LibreOffice, which is started for its version."""
    program = find_suite()
    if program is None:
        return Fact("office", OFFICE, "missing", problem=Problem("pdf-suite-missing", milder="warning"))
    version, where = suite_version(program), kind_of_place(program)
    if version is None:
        return Fact("office", OFFICE, "broken", None, where, problem=Problem("doctor-office-broken"))
    return Fact("office", OFFICE, value=version, where=where)
