"""The page in the browser: a notice that is typed, a large roster that is looked at and edited, the start."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from lxml import html

from benchmarks.rosters import national_roster
from benchmarks.served import Moment, Server
from benchmarks.starts import own_environment
from generator.ground.desk_names import NOTICE, TEMPLATES
from generator.web.opaque_ids import opaque_id

_FRONT = """\
---
issuer: 示例市档案馆
number: 示档发〔2024〕7号
title: 示例市档案馆关于做好档案目录报送工作的通知
kind: 通知
recipients: 各分馆，各有关单位
date: 2024-03-05
contact: {name: 示例甲, phone: 023-00000000}
imprint: {office: 示例市档案馆办公室, date: 2024-03-05}
---
"""
_CONTACT = "联系人：{{ notice.contact.name }}，联系电话：{{ notice.contact.phone }}。\n"
_LINE = (
    "各分馆要对照目录逐项核对第{serial}批档案，明确责任分工和完成时限，于2024年3月底前完成清点，并将清点情况书面报送"
    "市档案馆，逾期不报的，由市档案馆另行通知。\n"
)
_HEAD = "| 序号 | 分馆 | 任务 | 完成时限 |\n| --- | --- | --- | --- |\n"
_ROW = "| {serial} | 示例第{serial}分馆 | 核对第{serial}批档案目录，逐项登记 | 2024年3月底前 |\n"
_SEEN = re.compile(r'name="(seen-[a-z]+)" form="notice-form" value="([^"]*)"')


class Typing:
    """A notice of ``lines`` and a table of so many ``rows``, in a desk in ``folder``; each edit is another text."""

    def __init__(self, folder: Path, lines: int, rows: int = 0) -> None:
        body = "".join(_LINE.format(serial=serial) for serial in range(1, lines + 1)) + _table(rows)
        inside = folder / TEMPLATES / NOTICE
        inside.mkdir(parents=True)
        (inside / "notice.md").write_text(f"{_FRONT}{body}{_CONTACT}", encoding="utf-8")
        self.server = Server(folder)
        page = _page(self.server.get(f"/notices/{opaque_id(f'{TEMPLATES}/{NOTICE}')}"))
        self._address = page.get_element_by_id("notice-form").get("hx-post")
        self._fields = dict(page.get_element_by_id("notice-form").form_values())
        self._body, self._text = next(field for field in self._fields.items() if field[0].startswith("b-"))
        self._edits = count()
        self._seen: tuple[tuple[str, str], ...] = ()

    @property
    def pages(self) -> int:
        """The pages of the notice as the browser has them."""
        return len(dict(self._seen).get("seen-pages", "").split())

    def close(self) -> None:
        """Ends its server."""
        self.server.close()

    def edit(self) -> str:
        """The answer to a pause after some more of the text was typed."""
        typed = f"各分馆要对照目录（第{next(self._edits)}稿）"
        self._fields[self._body] = self._text.replace("各分馆要对照目录", typed, 1)
        answer = self.server.post(self._address, [*self._fields.items(), *self._seen])
        self._seen = tuple(_SEEN.findall(answer))
        return answer


def _table(rows: int) -> str:
    return _HEAD + "".join(_ROW.format(serial=serial) for serial in range(1, rows + 1)) if rows else ""


LOOKS: Mapping[str, Mapping[str, str]] = {
    "a page in the order of the roster": {"page": "7"},
    "filtered by words": {"words": "新 镇"},
    "filtered by a condition": {"where": "名称.endswith('镇') and copies > 1"},
    "sorted by name": {"sort": "name"},
    "sorted by copies, downwards": {"sort": "-copies"},
}
"""What a person asks of a large roster, by the parameters of its address."""


class Looking:
    """The roster of the country's first ``units`` townships in a desk in ``folder``, which has been read."""

    def __init__(self, folder: Path, units: int) -> None:
        folder.mkdir(parents=True)
        national_roster(folder / "units.yaml", units)
        self.server = Server(folder)
        page = _page(self.server.get("/roster"))
        self._based_on = page.get_element_by_id("based-on").get("value")
        self._unit = page.get_element_by_id("u1").get("value")
        self._office = ""
        self._edits = count()

    def close(self) -> None:
        """Ends its server."""
        self.server.close()

    def look(self, name: str) -> str:
        """The page of one of :data:`LOOKS`."""
        return self.server.get(f"/roster?{urlencode(LOOKS[name])}")

    @contextmanager
    def elsewhere(self) -> Iterator[None]:
        """Begins at other rows than any of :data:`LOOKS`: those that were looked at last are kept."""
        self.server.get("/roster?words=-")
        yield

    def edit(self) -> str:
        """The answer to another text in a cell of the first unit."""
        now, self._office = self._office, f"示例办公室{next(self._edits)}"
        fields = {"text": self._office, "was": now, "field": "office", "place": "1", "name": ""}
        answer = self.server.post("/roster/cell", {**fields, "unit": self._unit, "based_on": self._based_on}.items())
        self._based_on = _page(answer).get_element_by_id("based-on").get("value")
        return answer


def _page(text: str) -> Any:  # the stubs of lxml lack what its documents can do
    return html.fromstring(text)


@dataclass(frozen=True, slots=True)
class Opened:
    """When the address of a server was there, was used, and when the first page was read."""

    said: Moment
    opened: Moment
    read: Moment


def opened(folder: Path, kept: Path) -> Opened:
    """A server over the desk in ``folder``, started, opened and ended, with what is kept for it in ``kept``."""
    with closing(Server(folder, own_environment(kept))) as server:
        server.get("/")
        return Opened(server.said, server.opened, server.now())
