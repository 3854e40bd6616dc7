from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk.doctor import office
from generator.office.fonts.stand_ins import FaceSource
from generator.standard.faces import FAMILIES
from tests.sample_office import Office

USER = "zhangsan-private"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A desk below a home folder, as the working folder; the fonts and LibreOffice are those of no machine."""
    home = tmp_path / USER
    folder = home / "desk"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USER", USER)
    monkeypatch.setenv("FAWEN_CACHE", str(home / "cache"))
    monkeypatch.chdir(folder)
    monkeypatch.setattr(office, "face_sources", lambda: _sources(home))
    monkeypatch.setattr(office, "find_suite", lambda: home / "LibreOffice" / "soffice")
    monkeypatch.setattr(office, "suite_version", lambda _: "25.2.3.2")
    return Office.at(folder)


def _sources(home: Path) -> tuple[FaceSource, ...]:
    return tuple(FaceSource(family, home / "fonts" / family.file, None) for family in FAMILIES)
