import sys
from pathlib import Path

import pytest

from generator.office.fonts import stand_ins, system_fonts


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of all fonts of a machine without fontconfig, empty at first."""
    folder = tmp_path / "installed"
    folder.mkdir()
    monkeypatch.setattr(system_fonts, "font_folders", lambda: (str(folder),))
    monkeypatch.setattr(stand_ins, "_TEX_FOLDERS", ())
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "prefix"))
    monkeypatch.setenv("PATH", str(tmp_path / "no programs"))
    monkeypatch.setenv("FAWEN_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("FAWEN_FONTS", raising=False)
    return folder
