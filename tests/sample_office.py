"""A small office of our own invention: its templates, its roster, and how a build of them is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from generator import build
from generator.dispatch.manifest import Manifest
from generator.roster.units.groups import Roster
from generator.roster.units.load import load_roster
from tests.word_documents import make_docx

NOTICE = """\
---
issuer: 示例市档案馆
number: 示档发〔2024〕7号
title: 关于报送|《目录》的通知
recipients: 各分馆，有关直属单位
date: 2024-03-05
signature: unsealed
---
请于三月底前报送《目录》。
"""
UNITS = """\
fields:
  - {name: shelves, title: 书架数, kind: number}
groups:
  - name: 分馆
    units:
      - {name: 东馆, addressee: 东馆办公室, code: "01", copies: 2, contact: 示例甲, phone: 023-00000000, shelves: 12}
      - {name: 西馆, code: "02", shelves: 7}
      - {name: A&B馆<试点>, code: "03"}
  - name: 直属单位
    units:
      - {name: 修复中心}
  - name: 学校
    units:
      - {name: 示例学校}
"""
TODAY = date(2024, 3, 8)
LETTER = ["{{ unit.addressee }}：", "现寄上{{ notice.title }}（{{ serial }}/{{ total }}）{{ unit.copies }}份。"]
LIST = ["{% for unit in units %}{{ unit.name }}、{% endfor %}共{{ total }}个"]

EVERYTHING = [
    "dispatch/分发表.docx", "unit/函/01-东馆.docx", "unit/函/02-西馆.docx", "unit/函/03-A&B馆_试点_.docx",
    "unit/函/04-修复中心.docx", "关于报送《目录》的通知.docx",
]  # fmt: skip


@dataclass(frozen=True)
class Office:
    """The office's folder."""

    folder: Path

    @classmethod
    def at(cls, folder: Path) -> Office:
        """A new office in ``folder``."""
        office = cls(folder)
        office.write("templates/notice/notice.md", NOTICE)
        office.write("units.yaml", UNITS)
        office.template("unit/函.docx", LETTER)
        office.template("dispatch/分发表.docx", LIST)
        return office

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def papers(self) -> Path:
        return self.output / "示档发〔2024〕7号"

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def template(self, name: str, lines: Sequence[str]) -> None:
        path = self.folder / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_docx(tuple(lines)))

    def arguments(self) -> list[str]:
        """The options that send the command line here."""
        return [
            f"--templates={self.folder / 'templates'}",
            f"--units={self.folder / 'units.yaml'}",
            f"--output={self.output}",
        ]

    def build(self, **options: Any) -> Manifest:
        """What :func:`generator.build` makes of the office, on one day, with these options."""
        templates, units = self.folder / "templates", self.folder / "units.yaml"
        return build(templates=templates, units=units, output=self.output, today=TODAY, **options)


@cache
def _docx(lines: tuple[str, ...]) -> bytes:
    """Hundreds of tests write the same templates."""
    return make_docx(lines)


def roster_of(folder: Path, text: str, *, name: str | None = None) -> Roster:
    """The roster of a units.yaml that is written into ``folder``."""
    path = folder / "units.yaml"
    path.write_text(text, encoding="utf-8")
    return load_roster(path, name=name)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` with its content, by its path with ``/``."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def codes(manifest: Manifest) -> list[str]:
    """The codes of the warnings."""
    return [warning.code for warning in manifest.warnings]
