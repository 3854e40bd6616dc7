from __future__ import annotations

from pathlib import Path

import pytest

from generator.writing.staging import cached_file, keep


def test_a_file_is_made_once(tmp_path: Path) -> None:
    made: list[str] = []

    def make() -> bytes:
        made.append("once")
        return b"data"

    paths = [cached_file(tmp_path / "a" / "b", make) for _ in range(2)]
    assert paths == [tmp_path / "a" / "b"] * 2
    assert (paths[0].read_bytes(), made) == (b"data", ["once"])


def test_nothing_half_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="No space"):
        cached_file(tmp_path / "file", lambda: b"data")
    assert list(tmp_path.iterdir()) == []


def test_what_is_kept_is_its_owners_alone(tmp_path: Path) -> None:
    for data in (b"first", b"second"):
        keep(tmp_path / "a" / "b", data)
    [path] = (tmp_path / "a").iterdir()
    assert (path.read_bytes(), path.stat().st_mode & 0o077) == (b"second", 0)


def test_nothing_half_kept_stays(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        keep(tmp_path / "folder", b"data")
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]
