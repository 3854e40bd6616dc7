"""The form of a notice as a browser without scripts has it: its fields with what is in them, and where buttons lead."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.ground.errors import Lang
from generator.web.forms import body_name, input_name
from generator.web.open_desk import OpenDesk
from tests.web.desk_pages import client
from tests.web.without_scripts import PlainBrowser


class FormFields:
    """The form of the page that ``browser`` shows, of which an address ends with ``action``."""

    def __init__(self, browser: PlainBrowser, action: str) -> None:
        self.pairs = browser.form(action).entries
        self.fields = dict(self.pairs)
        self.words = " ".join(browser.page.text_content().split())
        self.ids = [str(each) for each in browser.page.xpath("//@id")]
        self.places: dict[str, Mapping[str, str]] = {}
        for element in browser.page.xpath("//*[@data-key]"):
            self.places.setdefault(element.get("data-key"), dict(element.attrib))


class NoticePage:
    """The page of the notice of the desk in the working folder."""

    def __init__(self, lang: Lang = "zh") -> None:
        self.desk = OpenDesk()
        self.client = client(self.desk, lang=lang)

    @property
    def folder(self) -> Path:
        return self.desk.notices()[0].folder

    @property
    def address(self) -> str:
        return f"/notices/{self.desk.notices()[0].id}"

    def show(self, address: str = "", action: str = "/save") -> FormFields:
        """The form of a page, by default that of the notice."""
        browser = PlainBrowser(self.client).open(address or self.address)
        assert browser.status == 200, browser.text
        return FormFields(browser, action)

    def post(self, what: str, fields: Mapping[str, str], status: int = 303, **more: object) -> str:
        """Where a button leads, or the page that it shows."""
        answer = self.client.post(f"{self.address}/{what}", data=dict(fields), **more)  # type: ignore[arg-type]
        assert answer.status_code == status, answer.text
        return answer.headers.get("location", answer.text)

    def text(self, name: str = "notice.md") -> str:
        """What is in a file of the notice."""
        return (self.folder / name).read_bytes().decode()


def field(path: str, file: str = "notice.md") -> str:
    """The name of the field for a key."""
    return input_name(file, path)


def body(file: str = "notice.md") -> str:
    """The name of the field for the text of a file."""
    return body_name(file)
