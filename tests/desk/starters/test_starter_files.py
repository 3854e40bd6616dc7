"""New files with Chinese keys say the same as those with English keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk.starters import Keys, new_letter, new_notice, new_roster, with_keys
from generator.roster.units import load_roster
from generator.standard import Format
from generator.templates.text import open_notice


def texts(folder: Path) -> dict[str, str]:
    paths = (*folder.rglob("*.md"), *folder.rglob("units.yaml"))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def starters(folder: Path, format_: Format, keys: Keys) -> dict[str, str]:
    new_roster(folder / "units.yaml", keys)
    new_notice(folder / "notice", format_, keys)
    new_letter(folder / "letter.md", keys)
    return texts(folder)


@pytest.mark.parametrize("format_", Format)
def test_new_files_are_the_same_in_both_kinds_of_keys(tmp_path: Path, format_: Format) -> None:
    english, chinese = (starters(tmp_path / keys, format_, keys) for keys in ("en", "zh"))
    assert not set(english.values()) & set(chinese.values())
    assert {name: with_keys(text.encode(), "en").decode() for name, text in chinese.items()} == english
    units, other_units = (load_roster(tmp_path / keys / "units.yaml").units for keys in ("en", "zh"))
    assert [unit.as_mapping() for unit in other_units] == [unit.as_mapping() for unit in units]
    notice, other_notice = (open_notice(tmp_path / keys / "notice") for keys in ("en", "zh"))
    assert str(other_notice.context) == str(notice.context)
    assert other_notice.warnings == notice.warnings == ()
