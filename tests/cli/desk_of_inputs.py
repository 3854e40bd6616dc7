"""A desk with one input of every kind that a command reads, each used by something."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import xlwt

from generator.cli.entry_point import run
from generator.roster.sheets.exporting import write_roster
from generator.roster.units.load import load_roster
from tests.templates.excel.workbooks import workbook
from tests.templates.word.content.pictures import picture_bytes
from tests.word_documents import make_docx

PATIENCE = 60
"""Seconds after which a command waits for a pipe, and would wait for ever."""

UNITS = "groups: [{name: 示例组, units: [{name: 示例甲镇, code: '1', copies: 2, email: a@example.cn}]}]\n"
NOTICE = """---
issuer: 示例县档案局
number: 示档发〔2026〕7号
title: 关于示例的通知
recipients: 示例组
date: 2026-03-05
signature: unsealed
attachments:
  - a.md
  - {title: 示例表, file: w.docx}
  - {title: 示例扫描件, file: p.pdf}
  - {title: 示例清单, file: x.xlsx}
---
示例正文第一段，请按照要求认真做好有关工作。
{{ "map.png" | image(width=20) }}
示例正文第二段。
"""
UNNUMBERED = (
    "---\nissuer: 示例县档案局\ntitle: 关于另一示例的通知\nrecipients: 示例组\ndate: 2026-03-06\n---\n请办理。\n"
)
"""A notice that the register may give a number."""

CARD = "---\ntitle: 示例卡片\nrecipients: '{{ unit.name }}'\n---\n请{{ unit.name }}知悉。\n"
LIST = [
    ["{{ notice.title }}"],
    ["{%tr for unit in units %}"],
    ["{{ unit.name }}", "{{ unit.copies }}"],
    ["{%tr endfor %}"],
]


REVIEWED = "reviewed/copy.docx"
REVIEWED_TEXT = (
    *("示例县档案局文件", "关于示例的通知", "示例组：", "示例正文第一段，请按照要求认真做好有关工作。"),
    *("示例正文第二段，请周知。", "一、示例", "示例内容。"),
)
"""A draft of the notice that came back as a new file, with a change of its text."""


def make_desk(folder: Path) -> None:
    """Writes the inputs into ``folder``."""
    written = {
        "units.yaml": UNITS.encode(),
        "fawen.yaml": b"jobs: 1\n",
        "templates/house.yaml": "imprint: {office: 示例县档案局办公室}\n".encode(),
        "templates/notice/notice.md": NOTICE.encode(),
        "templates/unnumbered/notice.md": UNNUMBERED.encode(),
        "templates/notice/a.md": "---\ntitle: 示例办法\n---\n一、示例\n示例内容。\n".encode(),
        "templates/notice/w.docx": make_docx(["示例表格说明"]),
        "templates/notice/p.pdf": b"%PDF-1.4\n%sample\n",
        "templates/notice/x.xlsx": workbook([["示例"]]),
        "templates/notice/map.png": picture_bytes(),
        "templates/unit/letter.docx": make_docx(["{{ unit.name }}", '{{ "seal.png" | image(width=20) }}']),
        "templates/unit/card.md": CARD.encode(),
        "templates/mail/text.md": "---\nsubject: '{{ notice.title }}'\n---\n请查收。\n".encode(),
        "templates/dispatch/list.xlsx": workbook(LIST),
        "templates/dispatch/list.docx": make_docx(["{{ notice.title }}"]),
        "pictures/seal.png": picture_bytes(),
        "papers/one.docx": make_docx(["示例县档案局关于示例工作的通知", "示例正文。"]),
        "papers/two.docx": make_docx(["示例县档案局关于示例工作的通知", "另一份正文。"]),
        REVIEWED: make_docx(REVIEWED_TEXT),
    }
    for name, data in written.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    _write_rosters(folder)


def make_worked_desk(folder: Path) -> None:
    """Writes the inputs into ``folder``, builds their set and enters its number in the register."""
    make_desk(folder)
    work_in(folder)


def work_in(folder: Path) -> None:
    """Builds the set of the inputs in ``folder`` and enters its number in the register."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        assert run(["build", "--quiet"]) == 0
        assert run(["register", "add", "--notice", "templates/notice"]) == 0
    finally:
        os.chdir(before)


@contextmanager
def ended_in_time() -> Iterator[None]:
    """Whoever waits, for a pipe or for anything else, fails."""

    def ended(_number: int, _frame: FrameType | None) -> None:
        raise AssertionError("it waits")

    before = signal.signal(signal.SIGALRM, ended)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _write_rosters(folder: Path) -> None:
    roster = load_roster(folder / "units.yaml")
    for name in ("units.xlsx", "units.csv"):
        write_roster(roster, folder / name)
    old = xlwt.Workbook()
    sheet = old.add_sheet("示例组")
    for row, values in enumerate((("单位名称", "代码"), ("示例甲镇", "1"))):
        for column, value in enumerate(values):
            sheet.write(row, column, value)
    old.save(str(folder / "units.xls"))
