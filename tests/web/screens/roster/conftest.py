"""A desk with a small roster in the working folder, and a browser for its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.screens.roster.roster_pages import ROSTER, RosterPages


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RosterPages:
    (tmp_path / "units.yaml").write_text(ROSTER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return RosterPages(tmp_path / "units.yaml")
