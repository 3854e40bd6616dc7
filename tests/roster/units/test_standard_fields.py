"""The table of standard fields: a row more, and its value is known wherever fields are."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from generator.roster.units.unit import UNIT_FIELDS, Unit
from tests.roster.units.one_more_field import NUMBER

_DEFAULTS = {"text": "", "texts": (), "copies": 1}


def test_a_field_is_in_the_table_and_nowhere_else(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.roster.units.one_more_field", str(tmp_path)]
    found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert found == {
        "doubts": [["roster-hidden-character", "fax"]],
        "yaml": [NUMBER, ""],
        "sheet": ["023-00000001", "023-00000002"],
        "exported": [NUMBER, ""],
        "imported": ["023-00000001", "023-00000002"],
        "letters": [["023-00000001"], ["023-00000002"]],
        "offers": [["传真", "fax"]],
        "schema": ["传真"],
    }


def test_every_row_is_whole() -> None:
    unit = Unit("示例镇", "示例", place=None)  # type: ignore[arg-type]
    for name, row in UNIT_FIELDS.items():
        assert all((row.titles, row.zh, row.en))
        assert name == "name" or getattr(unit, name) == _DEFAULTS[row.kind]
