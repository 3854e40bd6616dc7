"""A notice with every part that has a line of its own, to be spoilt in memory; what a build and a check make of it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from generator import build
from generator.check.documents import check_documents
from generator.dispatch.manifest import Manifest
from generator.ground.errors import GeneratorError, Problem
from generator.notices.live_notice.live_notice import LiveNotice, live_notice

HOUSE = """\
issuer: 示例市档案馆
number_prefix: 示档发
imprint: {office: 示例市档案馆办公室}
"""
NOTICE = """\
---
number: 示档发〔2024〕7号
title: 示例市档案馆关于报送《目录》的通知
kind: 通知
recipients: 各分馆
date: 2024-03-05
signature: unsealed
attachments: [attachment-1.md, attachment-2.md]
contact: {name: 示例甲, phone: 023-00000000}
imprint: {date: 2024-03-06}
---
请于三月底前报送《目录》，具体事项通知如下。
一、总体要求
各分馆报送《目录》（联系人：{{ notice.contact.name }}）。

（一）摸清底数。逐件登记，不得遗漏。
| 分馆 | 件数 |
| 东馆 | 12 |
二、工作安排
{# 期限以后再定 #}
请各分馆指定专人负责。
"""
ATTACHMENT = """\
---
title: 报送办法
---
一、范围
各分馆所藏的全部档案。
二、时间
三月底前报送。
"""
SECOND = """\
---
title: 登记表
landscape: true
---
| 名称 | 数量 |
| 卷宗 | 3 |
"""
UNITS = """\
groups:
  - name: 分馆
    units:
      - {name: 东馆}
"""
TEXTS = {"notice.md": NOTICE, "attachment-1.md": ATTACHMENT, "attachment-2.md": SECOND}


@dataclass(frozen=True)
class LiveDesk:
    """A desk with one notice; its files are as they were saved last."""

    folder: Path

    @classmethod
    def at(cls, folder: Path) -> LiveDesk:
        """A new desk in ``folder``."""
        desk = cls(folder)
        desk.notice.mkdir(parents=True)
        for name, text in TEXTS.items():
            (desk.notice / name).write_text(text, encoding="utf-8")
        desk.house.write_text(HOUSE, encoding="utf-8")
        (folder / "units.yaml").write_text(UNITS, encoding="utf-8")
        return desk

    @property
    def notice(self) -> Path:
        """The notice's folder."""
        return self.folder / "templates" / "notice"

    @property
    def house(self) -> Path:
        """house.yaml."""
        return self.folder / "templates" / "house.yaml"

    def live(self, **texts: str) -> LiveNotice:
        """The notice with ``texts``, by the names of their files with ``_`` for what a name of Python cannot have."""
        names = {name.replace(".", "_").replace("-", "_"): name for name in TEXTS}
        return live_notice(self.notice, self.house, {names[name]: text.encode() for name, text in texts.items()})

    def edited(self, file: str, old: str, new: str) -> LiveNotice:
        """The notice with ``new`` in the place of ``old`` in ``file``, which is not saved."""
        assert old in TEXTS[file]
        return live_notice(self.notice, self.house, {file: TEXTS[file].replace(old, new, 1).encode()})

    def save(self, file: str, old: str, new: str) -> None:
        """Put ``new`` in the place of ``old`` in ``file``."""
        path = self.house if file == "house.yaml" else self.notice / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def build(self) -> Manifest:
        """The set of what is saved."""
        shutil.rmtree(self.folder / "output", ignore_errors=True)
        return build(
            templates=self.folder / "templates", units=self.folder / "units.yaml", output=self.folder / "output"
        )

    def reported(self) -> list[Problem]:
        """The problems for which a build of what is saved is refused."""
        try:
            self.build()
        except GeneratorError as fault:
            return list(fault.problems)
        return []

    def checked(self) -> list[tuple[str, str]]:
        """Code and sentence of each finding of a check of the notice that a build of what is saved makes."""
        self.build()
        notice = next(self.folder.glob("output/*/*.docx"))
        (document,) = check_documents([notice])
        return [(each.code, each.sentence()) for each in document.report.findings]
