"""A notice typed in the browser: each pause in typing is answered with what is found and the pages that changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import chdir
from itertools import count
from pathlib import Path

from generator.ground.desk_names import NOTICE, TEMPLATES
from generator.web.asked import Asked, Form
from generator.web.open_desk import OpenDesk
from generator.web.screens.notice.preview import preview_fragments

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
_SEEN = re.compile(r'name="(seen-[a-z]+)" form="notice-form" value="([^"]*)"')


class Typing:
    """A notice whose text has ``lines`` lines, in a desk in ``folder``; each edit is another."""

    def __init__(self, folder: Path, lines: int) -> None:
        self._folder = folder
        body = "".join(_LINE.format(serial=serial) for serial in range(1, lines + 1))
        self._text = f"{_FRONT}{body}{_CONTACT}"
        inside = folder / TEMPLATES / NOTICE
        inside.mkdir(parents=True)
        (inside / "notice.md").write_text(self._text, encoding="utf-8")
        self._edits = count()
        self._desk = OpenDesk()
        self._seen: tuple[tuple[str, str], ...] = ()

    @property
    def pages(self) -> int:
        """The pages of the notice as the browser has them."""
        return len(dict(self._seen).get("seen-pages", "").split())

    def edit(self) -> bytes:
        """The answer to a pause after some more of the text was typed."""
        typed = f"各分馆要对照目录（第{next(self._edits)}稿）"
        text = self._text.replace("各分馆要对照目录", typed, 1).encode()
        with chdir(self._folder):
            asked = Asked(self._desk, form=Form(self._seen), wants_fragment=True)
            answer = bytes(preview_fragments(asked, self._desk.notices()[0], {"notice.md": text}).body)
        self._seen = tuple(_SEEN.findall(answer.decode()))
        return answer


def endless_typing(folder: Path, lines: int) -> Callable[[], bytes]:
    """What types on in a notice of its own, for a process of its own."""
    return Typing(folder, lines).edit
