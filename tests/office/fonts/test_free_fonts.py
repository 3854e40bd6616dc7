from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.office.fonts import free_fonts as module
from generator.office.fonts.free_fonts import free_fonts

NAME = "FandolSong-Regular.otf"


def test_all_places_are_looked_in_in_their_order(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, tex = tmp_path / "own", tmp_path / "tex2025"
    package = tmp_path / "site" / module._PACKAGE
    places = [
        own / "deep" / NAME,
        tmp_path / "prefix/share/fawen/fonts" / NAME,
        installed / NAME,
        tex / "fonts/opentype/public/fandol" / NAME,
        package / NAME,
    ]
    for place in places:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"")
    (package / "__init__.py").write_text("raise AssertionError('imported')")
    monkeypatch.setenv("FAWEN_FONTS", os.pathsep.join([str(tmp_path / "nothing"), str(own)]))
    monkeypatch.setattr(module, "_TEX_FOLDERS", (str(tmp_path / "tex*"),))
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    assert list(free_fonts(NAME, [str(installed / NAME), str(installed / "other.otf")])) == places


def test_nothing_is_found_where_there_is_nothing(installed: Path) -> None:
    assert list(free_fonts(NAME, [])) == []
