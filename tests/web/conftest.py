"""Desks whose pages are asked for: a sample desk, and the office of the tests."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.desk.double_click_files import Machine
from generator.desk.starters.starter_desk import new_desk
from tests.sample_office import Office
from tests.web.desk_pages import OfficePages
from tests.web.screens.notice.form_page import NoticePage
from tests.web.screens.roster.roster_pages import ROSTER, RosterPages


@pytest.fixture(scope="session")
def sample_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``fawen new desk`` makes; to be copied."""
    folder = tmp_path_factory.mktemp("desk") / "发文"
    new_desk(folder, machine=Machine("linux", None, {}))
    return folder


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OfficePages]:
    """The pages of a sample office; the test fails for a fault of ours, once its jobs have ended."""
    monkeypatch.chdir(tmp_path)
    pages = OfficePages(Office.at(tmp_path))
    yield pages
    pages.desk.jobs.end()
    assert pages.faults == []


@pytest.fixture
def page(sample_desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NoticePage:
    """The form of the desk's notice."""
    folder = tmp_path / "desk"
    shutil.copytree(sample_desk, folder)
    monkeypatch.chdir(folder)
    return NoticePage()


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RosterPages:
    """A desk with a small roster in the working folder, and a browser for its pages."""
    (tmp_path / "units.yaml").write_text(ROSTER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return RosterPages(tmp_path / "units.yaml")
