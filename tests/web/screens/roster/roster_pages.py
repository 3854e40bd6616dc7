"""The pages of the roster over a desk in the working folder, asked as a browser asks them."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import httpx2 as httpx
import openpyxl

from generator.roster.units.load import load_roster
from generator.web.opaque_ids import opaque_id
from generator.web.open_desk import OpenDesk
from tests.web.desk_pages import client
from tests.word_documents import saved

ROSTER = """\
fields:
  - {name: beds, title: 床位数, kind: number}
  - {name: staff, title: 人员, kind: list}
groups:
  - name: 乡镇
    class: 乡镇民政办
    units:
      - name: 示例甲镇
        code: "500237001"
        copies: 2 # 两份
        phone: 023-0000
      - {name: 示例乙镇, office: 示例乙镇人民政府, postcode: "40470"}
  - name: 学校
    units: [{name: 示例学校, beds: 30}]
"""


Row = tuple[object, ...]


def workbook(**sheets: tuple[Row, ...]) -> bytes:
    """A workbook of these sheets with their rows."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(book)


class RosterPages:
    """The pages over the desk whose roster is at ``units``; a fault of ours fails the test."""

    def __init__(self, units: Path) -> None:
        self.units = units
        self.desk = OpenDesk()
        self._client = client(self.desk)

    def get(self, address: str) -> str:
        """The page at ``address``."""
        answer = self.answer("GET", address)
        assert answer.status_code == 200, answer.text
        return answer.text

    def answer(self, method: str, address: str, **options: object) -> httpx.Response:
        """What is answered, redirections followed."""
        return self._client.request(method, address, follow_redirects=True, **options)  # type: ignore[arg-type]

    def post(self, address: str, **fields: str) -> httpx.Response:
        """What a form with ``fields`` is answered, ``__`` written for ``-``, with the digest of the file."""
        named = {name.replace("__", "-"): value for name, value in fields.items()}
        return self.answer("POST", address, data={"based_on": self.digest(), **named})

    def post_without_digest(self, address: str, **fields: str) -> httpx.Response:
        """What a form is answered where there is no roster yet."""
        return self.answer("POST", address, data=fields)

    def type_in(self, unit: str, field: str, text: str, **others: str) -> httpx.Response:
        """What a script is answered that sends ``text``, typed in a cell of the unit with that identity."""
        fields = {"unit": opaque_id(unit), "field": field, "text": text, "place": "1", "name": unit, **others}
        data = {"based_on": others.get("based_on") or self.digest(), **fields}
        return self.answer("POST", "/roster/cell", data=data, headers={"HX-Request": "true"})

    def drop(self, name: str, data: bytes) -> httpx.Response:
        """The page after a sheet was dropped."""
        return self.answer("POST", "/roster/import", files={"file": (name, data)})

    def digest(self) -> str:
        """The SHA-256 of the roster's file."""
        return load_roster(self.units).sha256

    def text(self) -> str:
        """The roster's file."""
        return self.units.read_text(encoding="utf-8")

    def names(self) -> list[str]:
        """The names of its units."""
        return [unit.name for unit in load_roster(self.units).units]


def names_shown(page: str) -> list[str]:
    """The units of the rows of a table, in order."""
    return [unescape(each) for each in re.findall(r'href="/roster/units/[^"]*" aria-label="修改 ([^"]*)"', page)]


def hidden(page: str, name: str) -> str:
    """The value of the first input of that name."""
    found = re.search(rf'name="{re.escape(name)}" value="([^"]*)"', page)
    assert found is not None, name
    return unescape(found[1])
