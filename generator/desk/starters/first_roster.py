"""A roster that comes in where a desk has none yet, or nothing but the sample that nobody has changed."""

from __future__ import annotations

import os
from pathlib import Path

from generator.desk.starters.samples import is_sample
from generator.roster.editing import kind_of_keys, write_roster
from generator.roster.units import Roster


def is_first_roster(path: Path) -> bool:
    """Whether a roster that comes in becomes the units.yaml at ``path`` as a whole."""
    return not os.path.lexists(path) or is_sample(path)


def write_first_roster(path: Path, roster: Roster) -> None:
    """Write ``roster`` to the units.yaml at ``path``, over the sample there, whose kind of keys stays.

    A new file has Chinese keys. Raises RosterError, OutputError when it cannot be written.
    """
    is_there = os.path.lexists(path)
    write_roster(path, roster, kind=kind_of_keys(path) if is_there else "zh", replacing=is_there)
