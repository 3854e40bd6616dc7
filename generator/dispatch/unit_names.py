"""File names of units' papers, in a build, a merge and a preview."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.ground.file_names import numbered_name
from generator.roster.units import Unit


class UnitNames:
    """Names of units' papers: the unit's name, with its code where several of ``units`` have that name."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._times = Counter(unit.name for unit in units)

    def known_as(self, unit: Unit) -> str:
        """The unit's name, with its code where other units have that name."""
        return unit.name if self._times[unit.name] == 1 else f"{unit.name}-{unit.code}"

    def file_name(self, unit: Unit, serial: int, total: int, suffix: str) -> str:
        """The name of the paper of ``unit``, which has this serial of ``total``; see :func:`numbered_name`."""
        return numbered_name(serial, total, self.known_as(unit), suffix)
