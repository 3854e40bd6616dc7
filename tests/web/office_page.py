"""The sample office's desk, asked by a browser without scripts: starlette's client over the application, no server."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from generator.ground.errors import Lang
from generator.web.application import application
from generator.web.jobs import Job
from generator.web.open_desk import OpenDesk
from tests.patience import PATIENCE
from tests.sample_office import Office

_TAG = re.compile(r"<[^>]{1,4000}>")
_BLANKS = re.compile(r"\s{1,4000}")


class OfficePage:
    """The pages of the desk of ``office``, which is the working folder; ``faults`` are those of ours."""

    def __init__(self, office: Office, lang: Lang = "zh") -> None:
        self.office = office
        self.desk = OpenDesk()
        self.faults: list[BaseException] = []
        app = application(self.desk, stop=lambda: None, report=self._report, lang=lang)
        self.client = TestClient(app)

    def _report(self, _number: str, fault: BaseException) -> None:
        traceback.print_exception(fault)
        self.faults.append(fault)

    @property
    def address(self) -> str:
        """The address of the office's notice."""
        return f"/notices/{self.desk.notices()[0].id}"

    def get(self, address: str, status: int = 200) -> str:
        """The text of a page."""
        answer = self.client.get(address)
        assert answer.status_code == status, answer.text
        return answer.text

    def post(
        self,
        address: str,
        data: Mapping[str, str] | None = None,
        status: int = 200,
        files: Mapping[str, tuple[str, bytes]] | None = None,
    ) -> str:
        """The text of the page that a form leads to."""
        answer = self.client.post(address, data=dict(data or {}), files=files)
        assert answer.status_code == status, answer.text
        return answer.text

    def ended(self, kind: str) -> Job:
        """The last job of that kind, when it has ended."""
        job = self.desk.jobs.last(kind)
        assert job is not None
        assert job.wait(PATIENCE)
        return job


def words(page: str) -> str:
    """What a page says, in one line."""
    return _BLANKS.sub(" ", unescape(_TAG.sub(" ", page)))


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OfficePage]:
    """The page of a sample office."""
    office = Office.at(tmp_path)
    monkeypatch.chdir(tmp_path)
    page = OfficePage(office)
    yield page
    page.desk.jobs.end()
    assert page.faults == []
