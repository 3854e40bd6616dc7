"""The pages of a notice in a copy of the sample desk, and those of a small roster, for a browser without scripts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.web.screens.notice.form_page import NoticePage
from tests.web.screens.roster.roster_pages import ROSTER, RosterPages


@pytest.fixture
def page(sample_desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NoticePage:
    """The form of the desk's notice."""
    folder = tmp_path / "desk"
    shutil.copytree(sample_desk, folder)
    monkeypatch.chdir(folder)
    return NoticePage()


# A desk with a small roster in the working folder, and a browser for its pages.


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RosterPages:
    (tmp_path / "units.yaml").write_text(ROSTER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return RosterPages(tmp_path / "units.yaml")
