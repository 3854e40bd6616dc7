"""The form of a notice in a copy of the sample desk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.desk.desktop import Machine
from generator.desk.starters import new_desk
from tests.web.screens.notice.form_page import NoticePage


@pytest.fixture(scope="session")
def sample_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``fawen new desk`` makes; to be copied."""
    folder = tmp_path_factory.mktemp("form") / "desk"
    new_desk(folder, machine=Machine("linux", None, {}))
    return folder


@pytest.fixture
def page(sample_desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NoticePage:
    """The form of the desk's notice."""
    folder = tmp_path / "desk"
    shutil.copytree(sample_desk, folder)
    monkeypatch.chdir(folder)
    return NoticePage()
