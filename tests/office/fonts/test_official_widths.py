from __future__ import annotations

from pathlib import Path

import pytest

from generator.office.fonts import official_widths
from generator.office.fonts.official_widths import official_copy
from generator.standard.faces import FAMILIES
from tests.office.fonts.tiny_fonts import tiny_font

FAMILY = FAMILIES[0]


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A font file; each copy of it is its bytes, and longer by one."""
    monkeypatch.setattr(official_widths, "half_em_copy", lambda font, **_: font.read_bytes() + b"+")
    path = tmp_path / FAMILY.file
    path.write_bytes(b"font")
    return path


def test_the_same_file_is_copied_once_and_a_changed_one_again(
    installed: Path, tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = official_copy(FAMILY, source, None)
    assert first is not None
    assert first.read_bytes() == b"font+"
    last = source.with_name(FAMILY.last_file)
    last.write_bytes(b"last")
    for family in (FAMILY, FAMILIES[1]):
        copy = official_copy(family, last, None)
        assert copy is not None
        assert copy.stem == family.last_postscript
    source.write_bytes(b"other")
    second = official_copy(FAMILY, source, None)
    assert second is not None
    assert second.read_bytes() == b"other+"
    monkeypatch.delattr(official_widths, "half_em_copy")
    assert official_copy(FAMILY, source, None) == second


def test_where_the_cache_cannot_be_written_it_is_in_the_spare_folder(
    installed: Path, tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FAWEN_CACHE", str(tmp_path / "file"))
    assert official_copy(FAMILY, source, None) is None
    copy = official_copy(FAMILY, source, tmp_path / "run")
    assert copy is not None
    assert copy.is_relative_to(tmp_path / "run")


@pytest.mark.parametrize("rot", [b"", b"no font", b"OTTO" + bytes(200)])
def test_there_is_no_copy_of_a_damaged_file(installed: Path, tmp_path: Path, rot: bytes) -> None:
    (tmp_path / FAMILY.file).write_bytes(rot)
    assert official_copy(FAMILY, tmp_path / FAMILY.file, tmp_path) is None
    assert official_copy(FAMILY, tmp_path / FAMILY.last_file, tmp_path) is None


def test_there_is_no_copy_of_a_font_of_another_kind(installed: Path, tmp_path: Path) -> None:
    assert official_copy(FAMILY, tiny_font(tmp_path / FAMILY.file, "A"), None) is None
