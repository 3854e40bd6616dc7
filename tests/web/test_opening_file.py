"""The file that leads to the one-time address."""

from __future__ import annotations

import stat
import sys
import tempfile
from pathlib import Path

import pytest

from generator.ground.errors import OutputError
from generator.web.opening_file import opening_file

URL = "http://127.0.0.1:8123/open/x-_"


def test_it_leads_to_the_address_and_is_removed() -> None:
    with opening_file(URL) as file:
        text = file.read_text(encoding="utf-8")
        assert f'http-equiv="refresh" content="0; url={URL}"' in text
        assert f'href="{URL}"' in text
    assert not file.parent.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the system's own folder for temporary files is each user's there")
def test_only_its_owner_can_read_it() -> None:
    with opening_file(URL) as file:
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
        assert "x-_" not in str(file)


def test_where_nothing_can_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(OutputError), opening_file(URL):
        pass
