"""The letter of one page that every unit gets in 信函 format, from a text template, and the units."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.official.blocks import LaidOutDocument
from generator.official.layout.composition import lay_out
from generator.official.writer import write_docx
from generator.roster.units.template_context import unit_context
from generator.templates.text.notice import Notice, open_notice
from generator.templates.text.paper_template import PaperTemplate

Unit = dict[str, object]

_NOTICE = """\
---
issuer: 示例市档案馆
number: 示档发〔2024〕7号
title: 关于报送目录的通知
recipients: 各分馆
date: 2024-03-05
contact: {name: 示例甲, phone: 023-00000000}
---
请于三月底前报送。
"""
_LETTER = """\
---
kind: 函
number: 示档函〔2024〕{{ serial }}号
title: 关于商请{{ unit.name }}报送档案目录的函
recipients: {{ unit.addressee }}
note: 联系人：{{ notice.contact.name }}，联系电话：{{ notice.contact.phone }}
---
根据《{{ notice.title }}》（{{ notice.number }}），现将材料{{ unit.copies }}份函送你单位（{{ unit.office }}）。
一、报送内容
请{{ unit.name }}对照目录逐项核对{{ unit.shelves }}架档案，于2024年3月底前完成清点，并将清点情况书面报送我馆。
{% if unit.old_names %}
（曾用名：{{ unit.old_names | join("、") }}，以现名称为准。）
{% endif %}
二、报送方式
加盖公章后寄送{{ unit.address }}，邮政编码{{ unit.postcode }}。本函为第{{ serial }}件，共{{ total }}件。
"""
_HANZI = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃列张寒来暑往秋收冬藏"


def units(count: int, series: int) -> list[Unit]:
    """``count`` units, all different, and different from those of any other ``series``; invented throughout."""
    return [_unit(number, series) for number in range(count)]


def _unit(number: int, series: int) -> Unit:
    one, other = (_HANZI[place % len(_HANZI)] for place in (number, number * 7 + series))
    name = f"示例{one}{other}镇{'一二三四五六七八九十'[series % 10]}村"
    return {
        "name": name,
        "addressee": f"{name}档案室",
        "office": f"示例{one}镇人民政府",
        "copies": number % 3 + 1,
        "shelves": number + series,
        "address": f"示例市{other}路{number}号",
        "postcode": f"{400000 + number}",
        "old_names": [f"旧{one}乡"] if number % 4 == 0 else [],
    }


class Letters:
    """Notice and template opened once, in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.notice = _opened(folder)
        path = folder / "函.md"
        path.write_text(_LETTER, encoding="utf-8")
        self.template = PaperTemplate.open(path)

    def laid_out(self, people: Sequence[Unit], number: int) -> LaidOutDocument:
        """The letter of the unit at ``number`` of ``people``, filled and laid out."""
        context = unit_context(self.notice.context, people, number)
        return lay_out(self.template.fill(context, self.notice.behind).document)

    def write(self, people: Sequence[Unit]) -> list[bytes]:
        """The letters of all ``people``."""
        return [write_docx(self.laid_out(people, number)) for number in range(len(people))]


def _opened(folder: Path) -> Notice:
    inside = folder / "notice"
    inside.mkdir(parents=True)
    (inside / "notice.md").write_text(_NOTICE, encoding="utf-8")
    return open_notice(inside)
