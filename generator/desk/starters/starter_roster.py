"""A starter roster."""

from __future__ import annotations

from pathlib import Path

from generator.desk.standing.desk_places import USUAL, DeskPlaces
from generator.desk.starters.keys import Keys, with_keys
from generator.desk.starters.office import OfficeFolder
from generator.desk.starters.starter_files import filled


def new_roster(path: Path, keys: Keys = "en", places: DeskPlaces = USUAL) -> list[Path]:
    """Writes a commented roster with invented units to ``path``, with those ``keys``, and the schemas beside it.

    Returns what was written.

    Raises OutputError where the file exists already or cannot be written.
    """
    office = OfficeFolder.of(path, places)
    roster = filled("units.yaml", schema=office.schema("units", path.parent))
    return office.put({path: with_keys(roster.encode(), keys)})
