"""Units offered by the Tab key: kept while the roster's file stays the same, and read again after each save."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.cli.completing.kept_units import OfferedUnit, identity, keep_units, kept_units

UNITS = [OfferedUnit("湖㳇镇", "乡镇", "湖㳇镇民政办", "500237001"), OfferedUnit("甲 乙\t丙", "", "", "")]


@pytest.fixture
def roster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FAWEN_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "units.yaml"
    path.write_text("groups: []", encoding="utf-8")
    return path


@pytest.fixture
def kept(roster: Path, tmp_path: Path) -> Path:
    """The file of what has been kept."""
    assert kept_units(roster) is None
    keep_units(roster, identity(roster), UNITS)
    [path] = (tmp_path / "cache" / "units").iterdir()
    return path


def test_what_was_kept_is_offered_again(roster: Path, kept: Path) -> None:
    assert kept_units(roster) == UNITS
    assert kept.stat().st_mode & 0o077 == 0


def test_no_unit_is_kept_as_well(roster: Path) -> None:
    keep_units(roster, identity(roster), [])
    assert kept_units(roster) == []


@pytest.mark.parametrize("text", ["groups: []", "groups: [{}]"])
def test_after_a_save_the_roster_is_read_again(roster: Path, kept: Path, text: str) -> None:
    """Also after one that changes nothing, or keeps the time of the old file."""
    before = roster.stat()
    roster.write_text(text, encoding="utf-8")
    os.utime(roster, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert kept_units(roster) is None


def test_a_roster_that_was_saved_while_it_was_read_is_read_again(roster: Path) -> None:
    known = identity(roster)
    roster.write_text("groups: [{name: 组}]", encoding="utf-8")
    keep_units(roster, known, UNITS)
    assert kept_units(roster) is None


@pytest.mark.parametrize("spoilt", [b"", b"\xff", b"other\x1e", "\x1e甲\x1f乙".encode()])
def test_what_does_not_read_is_passed_over(roster: Path, kept: Path, spoilt: bytes) -> None:
    kept.write_bytes(spoilt.replace(b"other", identity(roster).encode()))
    assert kept_units(roster) is None


def test_a_roster_that_is_gone(roster: Path, kept: Path) -> None:
    roster.unlink()
    assert kept_units(roster) is None


def test_two_rosters_of_one_number(roster: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zlib.crc32", lambda _: int(kept.name, 16))
    other = roster.with_name("other.yaml")
    other.write_text("groups: []", encoding="utf-8")
    assert kept_units(other) is None


def test_a_cache_that_cannot_be_written(roster: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    keep_units(roster, identity(roster), UNITS)
    assert kept_units(roster) is None
