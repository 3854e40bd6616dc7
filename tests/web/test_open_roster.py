"""The roster of a desk that is served, kept while its file is the same; a sheet that was sent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.ground.errors import UsageError
from generator.web.open_desk import opaque_id
from generator.web.open_roster import IncomingSheet, OpenRoster

ROSTER = "groups:\n  - name: 甲\n    units:\n      - {name: 示例镇}\n"


def test_a_roster_is_kept_while_its_file_is_the_same(tmp_path: Path) -> None:
    path, roster = tmp_path / "units.yaml", OpenRoster(opaque_id)
    path.write_text(ROSTER, encoding="utf-8")
    kept = roster.read(path)
    assert roster.read(path) is kept
    assert kept.numbers == {opaque_id("示例镇"): 0}
    changed = path.with_name("new.yaml")
    changed.write_text(ROSTER.replace("示例镇", "示例乡"), encoding="utf-8")
    os.utime(changed, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    changed.replace(path)
    assert roster.read(path).roster.units[0].name == "示例乡"
    path.unlink()
    with pytest.raises(UsageError):
        roster.read(path)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("C:\\我的\\名单.XLSX", "名单.XLSX"), ("../../名单.csv", "名单.csv"), ("名单", "名单"), ("a/b\\c.xls", "c.xls")],
)
def test_only_the_last_part_of_a_sent_name_counts(name: str, shown: str) -> None:
    sheet = IncomingSheet.of(name, b"1", opaque_id)
    assert sheet.name == shown
    with sheet.on_disk() as path:
        assert path.read_bytes() == b"1"
        assert path.suffix == Path(shown).suffix.lower()
        folder = path.parent
    assert not folder.exists()
