from __future__ import annotations

from pathlib import Path

import pytest

from generator.office.fonts import FontFile


def test_its_bytes_are_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.ttf"
    path.write_bytes(b"one")
    font = FontFile(path)
    assert font.data == b"one"
    path.write_bytes(b"two")
    assert (font.data, FontFile(path).data) == (b"one", b"two")
    assert font == FontFile(path) != FontFile(path, 1)


def test_a_file_that_is_gone_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"gone\.ttf"):
        _ = FontFile(tmp_path / "gone.ttf").data
