"""The form of a notice as a browser without scripts fills it in: its fields with what is in them, its buttons."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

from starlette.testclient import TestClient

from generator.ground.errors import Lang
from generator.web.application import application
from generator.web.open_desk import OpenDesk, opaque_id
from generator.web.screens.notice.shown_keys import input_name


class FormFields(HTMLParser):
    """The fields of a form by their names, as a browser sends them; and the buttons, by their names with values."""

    def __init__(self, html: str, form_id: str = "notice-form") -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.pairs: list[tuple[str, str]] = []
        self.buttons: list[tuple[str, str]] = []
        self.places: dict[str, Mapping[str, str]] = {}
        self.ids: list[str] = []
        self.words = ""
        self._form_id, self._inside = form_id, False
        self._area = self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids += [values["id"]] if "id" in values else []
        if tag == "form":
            self._inside = values.get("id") == self._form_id or not self._form_id
        if "data-key" in values:
            self.places.setdefault(values["data-key"], values)
        if self._inside or values.get("form") == self._form_id:
            self._field(tag, values)

    def _field(self, tag: str, values: Mapping[str, str]) -> None:
        name = values.get("name", "")
        if tag == "input" and values.get("type") != "file" and name:
            self.fields[name] = values.get("value", "")
            self.pairs.append((name, self.fields[name]))
        elif tag == "textarea":
            self._area, self.fields[name] = name, ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and (self._select not in self.fields or "selected" in values):
            self.fields[self._select] = values["value"]
        elif tag == "button":
            self.buttons.append((values.get("formaction", ""), values.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "textarea":
            self.fields[self._area] = self.fields[self._area].removeprefix("\n").replace("\n", "\r\n")
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area] += data
        self.words += data


class NoticePage:
    """The form of the notice in the working folder's desk."""

    def __init__(self, lang: Lang = "zh") -> None:
        self.desk = OpenDesk()
        self.faults: list[str] = []
        served = application(self.desk, stop=lambda: None, report=self._report, lang=lang)
        self.client = TestClient(served, base_url="http://127.0.0.1", follow_redirects=False)

    def _report(self, _: str, fault: BaseException) -> None:
        self.faults.append("".join(traceback.format_exception(fault)))
        print(self.faults[-1])

    @property
    def folder(self) -> Path:
        return self.desk.notices()[0].folder

    @property
    def address(self) -> str:
        return f"/notices/{self.desk.notices()[0].id}"

    def show(self, what: str = "", status: int = 200) -> FormFields:
        """The page as it is now."""
        answer = self.client.get(f"{self.address}{what}")
        assert answer.status_code == status, answer.text
        return FormFields(answer.text)

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
    return f"b-{opaque_id(file)}"
