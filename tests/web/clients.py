"""Requests to the pages over the desk in the working directory, one at a time, and what is on a page."""

from __future__ import annotations

from lxml import html
from starlette.applications import Starlette
from starlette.testclient import TestClient

from generator.web.application import application
from generator.web.open_desk import OpenDesk
from tests.web.without_scripts import PlainBrowser


def client(desk: OpenDesk | None = None) -> TestClient:
    """A client that follows no redirection; a fault of ours fails the test."""

    def report(number: str, fault: BaseException) -> None:
        raise AssertionError(number) from fault

    served = application(desk or OpenDesk(), stop=lambda: None, report=report)
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
