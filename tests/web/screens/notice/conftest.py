"""The form of a notice in a copy of the sample desk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.web.screens.notice.form_page import NoticePage


@pytest.fixture
def page(sample_desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NoticePage:
    """The form of the desk's notice."""
    folder = tmp_path / "desk"
    shutil.copytree(sample_desk, folder)
    monkeypatch.chdir(folder)
    return NoticePage()
