"""Desks whose pages are asked for: a sample desk, and the office of the tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.desk.double_click_files import Machine
from generator.desk.starters.starter_desk import new_desk
from tests.sample_office import Office
from tests.web.desk_pages import OfficePages


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
