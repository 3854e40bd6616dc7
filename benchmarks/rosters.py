"""Rosters as large as the country: its townships by their real names, each with its office and two copies."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from generator.roster.units.groups import Roster
from generator.roster.units.load import load_roster

TOWNSHIPS = 41_352

_LIST = Path(__file__).parent / "townships-china.csv.gz"  # townships-china.origin.txt tells where it is from
_HEAD = """\
groups:
  - name: 乡镇街道
    class: 乡镇（街道）民政办
    units:
"""
_UNIT = """\
      - name: {name}
        addressee: {name}民政办
        code: "{code}"
        copies: 2
"""


def national_roster(path: Path, units: int | None = None) -> None:
    """Writes a units.yaml of the country's first ``units`` townships in order of code, of all without a number."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        file.writelines(_UNIT.format_map(township) for township in islice(townships(), units))


def townships() -> Iterator[dict[str, str]]:
    """Code, name, county, city and province of every township."""
    with gzip.open(_LIST, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def reading(path: Path) -> Callable[[], Roster]:
    """What reads the roster at ``path``, for a process of its own."""
    return lambda: load_roster(path)
