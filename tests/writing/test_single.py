from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from generator.writing import replace_file


@pytest.mark.skipif(os.name == "nt", reason="rights of this kind are POSIX's")
def test_who_may_read_a_file_may_do_so_after(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"1")
    path.chmod(0o600)
    replace_file(path, b"2")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"2", 0o600)
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_replaced_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"1")

    def denied(*_: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "replace", denied)
    with pytest.raises(PermissionError) as caught:
        replace_file(path, b"2")
    assert (caught.value.filename, path.read_bytes()) == (str(path), b"1")
    assert list(tmp_path.iterdir()) == [path]
