"""The pages of the desk in the working folder, asked for one at a time by starlette's client: no server is there."""

import re
from collections.abc import Mapping
from html import unescape

import pytest
from lxml import html
from starlette.applications import Starlette
from starlette.testclient import TestClient

from generator.ground.errors import Lang
from generator.web.application import application
from generator.web.fault_reports import Report
from generator.web.jobs import Job
from generator.web.open_desk import OpenDesk
from tests.patience import PATIENCE
from tests.sample_office import Office
from tests.web.without_scripts import PlainBrowser

_TAG = re.compile(r"<[^>]{1,4000}>")
_BLANKS = re.compile(r"\s{1,4000}")


def failing(_: str, fault: BaseException) -> None:
    """Reports a fault of ours by failing the test, which nothing that reports a fault keeps from happening."""
    pytest.fail(f"a fault of ours: {fault!r}")


def client(desk: OpenDesk | None = None, *, lang: Lang = "zh", report: Report = failing) -> TestClient:
    """A client that follows no redirection."""
    served = application(desk or OpenDesk(), stop=lambda: None, report=report, lang=lang)
    return TestClient(served, base_url="http://127.0.0.1", follow_redirects=False)


class Page:
    """The words of a page, its links, its forms by their addresses, with fields as a browser sends them.

    ``places`` are the links of problems to where they can be put right.
    """

    def __init__(self, text: str) -> None:
        browser = PlainBrowser(TestClient(Starlette()))
        browser.page = html.fromstring(text)
        self.text = browser.text
        self.links = [str(link) for link in browser.page.xpath("//a/@href")]
        self.places = [str(link) for link in browser.page.xpath("//a[@class='place']/@href")]
        self.forms = {form.action: dict(form.entries) for form in browser.forms()}


def words(page: str) -> str:
    """What a page, or a part of one, says, in one line; wherever a tag is, there is a blank."""
    return _BLANKS.sub(" ", unescape(_TAG.sub(" ", page))).strip()


class OfficePages:
    """The pages of the desk of ``office``, which is the working folder."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.desk = OpenDesk()
        self.faults: list[BaseException] = []
        self.client = client(self.desk, report=lambda _, fault: self.faults.append(fault))

    @property
    def address(self) -> str:
        """The address of the office's notice."""
        return f"/notices/{self.desk.notices()[0].id}"

    def get(self, address: str, status: int = 200) -> str:
        """The text of a page."""
        answer = self.client.get(address, follow_redirects=True)
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
        answer = self.client.post(address, data=dict(data or {}), files=files, follow_redirects=True)
        assert answer.status_code == status, answer.text
        return answer.text

    def ended(self, kind: str) -> Job:
        """The last job of that kind, when it has ended."""
        job = self.desk.jobs.last(kind)
        assert job is not None
        assert job.wait(PATIENCE)
        return job
