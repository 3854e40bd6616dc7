"""A browser without a screen: requests to the pages over the desk in the working directory, and what is on a page."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser

from starlette.testclient import TestClient

from generator.web.application import application
from generator.web.open_desk import OpenDesk


def client(desk: OpenDesk | None = None) -> TestClient:
    """A client that follows no redirection; a fault of ours fails the test."""

    def report(number: str, fault: BaseException) -> None:
        raise AssertionError(number) from fault

    served = application(desk or OpenDesk(), stop=lambda: None, report=report)
    return TestClient(served, base_url="http://127.0.0.1", follow_redirects=False)


class Page(HTMLParser):
    """The forms of a page with their fields, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: dict[str, dict[str, str]] = {}
        self.links: list[str] = []
        self.words: list[str] = []
        self._form: dict[str, str] | None = None
        self._select = ""
        self.feed(html)

    @property
    def text(self) -> str:
        """The words on it, blanks between them."""
        return " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values: Mapping[str, str] = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = self.forms.setdefault(values["action"], {})
        elif tag == "a":
            self.links.append(values.get("href", ""))
        elif self._form is None:
            return
        elif tag in ("input", "textarea") and values.get("type") not in ("file", "radio", "checkbox"):
            self._form[values["name"]] = values.get("value", "")
        elif tag == "select":
            self._select = values["name"]
        elif tag == "option" and (self._select not in self._form or "selected" in values):
            self._form[self._select] = values.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None

    def handle_data(self, data: str) -> None:
        self.words.append(data)
