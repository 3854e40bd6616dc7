"""What the pages of a roster know of it; a sheet that was sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.roster.units import load_roster
from generator.web.opaque_ids import opaque_id
from generator.web.open_roster import IncomingSheet, OpenRoster

ROSTER = "groups:\n  - name: 甲\n    units:\n      - {name: 示例镇, postcode: 123}\n"


def test_what_is_found_out_about_a_roster_is_kept_as_long_as_it_is_the_same(tmp_path: Path) -> None:
    path, roster = tmp_path / "units.yaml", OpenRoster()
    path.write_text(ROSTER, encoding="utf-8")
    read = load_roster(path)
    seen = roster.seen(read, is_sheet=False)
    assert roster.seen(read, is_sheet=False) is seen
    assert seen.numbers == {opaque_id("示例镇"): 0}
    assert [each.code for each in seen.doubts[0]] == ["roster-postcode"]
    path.write_text(ROSTER.replace("示例镇", "示例乡"), encoding="utf-8")
    assert roster.seen(load_roster(path), is_sheet=False) is not seen


@pytest.mark.parametrize(
    ("name", "shown"),
    [("C:\\我的\\名单.XLSX", "名单.XLSX"), ("../../名单.csv", "名单.csv"), ("名单", "名单"), ("a/b\\c.xls", "c.xls")],
)
def test_only_the_last_part_of_a_sent_name_counts(name: str, shown: str) -> None:
    sheet = IncomingSheet.of(name, b"1")
    assert sheet.name == shown
    with sheet.on_disk() as path:
        assert path.read_bytes() == b"1"
        assert path.suffix == Path(shown).suffix.lower()
        folder = path.parent
    assert not folder.exists()
