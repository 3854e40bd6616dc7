"""What the commands need beyond what every installation has."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping

from generator.desk.doctor.facts import OFFICE, Fact
from generator.ground.errors import Problem

_GIT = "git"

NEEDS: Mapping[str, tuple[str, ...]] = {
    "build --pdf": ("pdf",),
    "pdf": ("pdf", OFFICE),
    "preview": ("pdf",),
    "check --rendered": ("pdf", OFFICE),
    "build --scheduler": ("cluster",),
    "serve": ("web",),
    "git install": (_GIT,),
}
"""The extras and programs that a command cannot do without; no other command needs any."""


def commands(found: Iterable[Fact]) -> Iterator[Fact]:
    """A fact for each command of :data:`NEEDS`, by the ``found`` ones of extras and LibreOffice.

    The value is what is missing.
    """
    there = {fact.name for fact in found if fact.kind in ("extra", "office") and fact.state == "ok"}
    if shutil.which(_GIT) is not None:
        there.add(_GIT)
    for command, needs in NEEDS.items():
        missing = tuple(need for need in needs if need not in there)
        problem = Problem("doctor-git-missing", None, {"commands": command}) if _GIT in missing else None
        yield Fact("command", command, "missing" if missing else "ok", missing or None, problem=problem)
