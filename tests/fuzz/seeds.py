"""What is made worse: templates, documents, rosters, notices, papers, workbooks, fawen.yaml, drafts; good and bad."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from tests.bad_inputs import BAD, bad_inputs
from tests.check.rules.planting import base
from tests.drafts.corpus import cases
from tests.drafts.drafting import draft_of
from tests.notices.drafts.made import LINES, full_draft
from tests.roster.sheets.awkward import CASES as CELLS
from tests.roster.sheets.awkward import FILES, sheet_of
from tests.templates.word.docxtpl.cases import CASES
from tests.templates.word.every_place import PLACES, document
from tests.templates.word.fields import field_documents as fields
from tests.word_documents import make_docx

Kind = Literal[
    "template", "document", "roster", "notice", "paper", "workbook", "sheet", "old sheet", "table", "options", "draft",
    "text draft",
]  # fmt: skip

REPOSITORY = Path(__file__).parents[2]
SECOND_OFFICE = REPOSITORY / "tests" / "second_office"
WORKBOOKS = REPOSITORY / "templates" / "dispatch"
"""Every .xlsx in there is a seed."""

_LINES = (
    "{{ unit.addressee }}：",
    "{% if unit.copies > 1 %}现寄上{{ notice.title }}{% else %}一份{% endif %}（{{ serial }}/{{ total }}）",
    "{%p for each in units %}",
    "{{ loop.index }}.{{ each.name }}{{ each.contact|default('') }}",
    *("{%p endfor %}", "| {%tr for each in units %} |  |"),
    *("| {{ each.name }} | {{ each.copies }} |", "| {%tr endfor %} |  |", "{{ notice.date }}"),
)
_BASES = ("by hand", "joint names", "letter", "order", "request of three", "classified", "other")
_PAPER = """\
---
title: 关于函送{{ notice.title }}的函
recipients: {{ unit.addressee }}
kind: 函
format: 信函
---
现送上{{ unit.name }}{{ unit.copies }}份（{{ serial }}/{{ total }}）。
{% for each in units %}
一、{{ each.name }}
{% endfor %}
| 单位 | 份数 |
| {{ unit.name }} | {{ unit.copies }} |
"""
_NOTICE = """\
---
issuer: [示例市民政局, 示例市教育局]
mark: 示例市民政局文件
number: 示民发〔2026〕7号
title: 示例市民政局|示例市教育局|关于做好有关工作的通知
kind: 通知
recipients: 各区（县）民政局、教育局，有关直属单位
date: 2026-03-05
copy_number: "000001"
secrecy: 机密★1年
urgency: 特急
signature: sealed
seal_diameter: 42
attachments: [attachment-1.md]
contact: {name: 示例甲, phone: 023-00000000}
note: 此件公开发布
copy_to: 示例市财政局
imprint: {office: 示例市民政局办公室, date: 2026-03-05}
extra: {room: 三楼会议室, days: 3}
---
请按{{ notice.title }}办理，地点{{ notice.extra.room }}。
一、总体要求
{% if notice.extra.days %}
（一）时间。于3月31日前完成。
{% endif %}
| 序号 | 单位 | 份数 |
| 1 | 示例局 | 12 |
1.登记造册
（1）逐户登记
"""
_ROSTER = """\
fields:
  - {name: beds, title: 床位数, required: false, kind: number}
  - {name: opened, title: 启用日期, kind: date}
groups:
  - name: 乡镇街道
    class: [乡镇（街道）民政办, 街道]
    units:
      - {name: 示例街道, office: 示例街道办事处, addressee: 示例街道民政办, code: "500237001", copies: 2, beds: 12}
      - name: 示例镇
        postcode: 004700
        address: 示例路1号
        contact: 示例甲
        phone: 023-00000000
        email: a@example.com
        old_names: [旧镇, 更旧镇]
        opened: 2022年2月14日
  - {name: 直属单位, units: [{name: 示例中心, code: 5E1}]}
"""

_OPTIONS = """\
# 常用的选项
units: 名单.xlsx
notice: templates/函
templates: "模板"
output: 结果\\2026
pdf: true
pdf_engine: office
jobs: 2
lang: en
register: 登记/发文登记簿.csv
only: [示例甲镇, "001"]
where: 份数 > 1
sort:
  - -copies
  - name
"""
_CHINESE_OPTIONS = """\
单位名单: 名单.yaml
做PDF: 是
PDF由谁做: 本程序
进程数: 64
语言: 中文
只做: 示例甲镇
排序: -份数
"""
_BAD_OPTIONS = {
    "places elsewhere": "units: ../名单.yaml\noutput: /tmp\nregister: .git/a.csv\ntemplates: 'C:\\a'\nnotice: link/x\n",
    "wrong values": "jobs: 0\npdf: maybe\npdf_engine: word\nlang: fr\nonly: [[a]]\nwhere: {a: b}\nsort: !!set {a}\n",
    "keys twice": "units: a\n单位名单: b\npdf: true\npdf: false\noutptu: c\n",
}


@dataclass(frozen=True, slots=True)
class Seed:
    """An input: ``good`` as it should be, or a bad one that the tests know; ``name`` says which."""

    kind: Kind
    name: str
    data: bytes
    good: bool = True


@cache
def seeds() -> tuple[Seed, ...]:
    """All of them, always in the same order."""
    return (
        *_templates(), *_documents(), *_rosters(), *_notices(), *_papers(), *_workbooks(), *_sheets(), *_options(),
        *_drafts(),
    )  # fmt: skip


def _templates() -> Iterator[Seed]:
    yield Seed("template", "everything", document(dict.fromkeys(PLACES, "{{ unit.name }}（{{ serial }}）")))
    yield Seed("template", "lines", make_docx(_LINES, header="{{ notice.number }}", title="{{ notice.title }}"))
    yield Seed("template", "merge fields", _with_fields())
    for folder in ("unit", "dispatch"):
        for path in sorted((REPOSITORY / "templates" / folder).glob("*.docx")):
            yield Seed("template", path.stem, path.read_bytes())
    for name in list(CASES)[::4]:
        yield Seed("template", name, CASES[name]())


def _with_fields() -> bytes:
    condition = fields.field('IF { MERGEFIELD copies } > 1 "多份" "{ MERGEFIELD name \\* Upper }"')
    row = fields.table((fields.simple("MERGEFIELD 单位名称"), fields.field("= 1 + 2 \\# 0.0")))
    return fields.document(
        fields.field("MERGEFIELD addressee \\b （ \\f ）", width=4), condition, row, fields.field("MERGESEQ"),
        fields.field("SKIPIF { MERGEFIELD name } = x"), header=fields.simple("MERGEFIELD name"),
    )  # fmt: skip


def _documents() -> Iterator[Seed]:
    for name in _BASES:
        yield Seed("document", name, base(name))


def _rosters() -> Iterator[Seed]:
    yield Seed("roster", "all fields", _ROSTER.encode())
    yield Seed("roster", "second office", (SECOND_OFFICE / "units.yaml").read_bytes())
    for path in bad_inputs("roster"):
        yield Seed("roster", path.stem, path.read_bytes(), good=False)


def _notices() -> Iterator[Seed]:
    yield Seed("notice", "with an attachment", _NOTICE.encode())
    yield Seed("notice", "second office", (SECOND_OFFICE / "notice" / "notice.md").read_bytes())
    for path in (*bad_inputs("notice", "*.md"), *bad_inputs("dispatch", "*.md")):
        yield Seed("notice", path.stem, path.read_bytes(), good=False)


def _papers() -> Iterator[Seed]:
    yield Seed("paper", "letter", _PAPER.encode())
    for path in sorted((BAD / "paper").glob("*.md")):
        yield Seed("paper", path.stem, path.read_bytes(), good=False)


def _workbooks() -> Iterator[Seed]:
    for path in sorted(WORKBOOKS.glob("*.xlsx")) if WORKBOOKS.is_dir() else ():
        yield Seed("workbook", path.stem, path.read_bytes())


def _sheets() -> Iterator[Seed]:
    yield Seed("sheet", "awkward cells", sheet_of([each for each in CELLS if not each.refused]))
    kinds: dict[str, Kind] = {".xlsx": "sheet", ".xlsm": "sheet", ".xls": "old sheet", ".csv": "table"}
    for each in FILES:
        kind = kinds.get(Path(each.name).suffix)
        data = each.make()
        if kind is not None and (kind != "sheet" or data.startswith(b"PK")):
            yield Seed(kind, each.what, data, good=not each.refused)
    for path in bad_inputs("roster_sheets", "*.csv"):
        yield Seed("table", path.stem, path.read_bytes(), good=False)


def _options() -> Iterator[Seed]:
    yield Seed("options", "every key", _OPTIONS.encode())
    yield Seed("options", "Chinese keys", _CHINESE_OPTIONS.encode())
    for name, text in _BAD_OPTIONS.items():
        yield Seed("options", name, text.encode(), good=False)


def _drafts() -> Iterator[Seed]:
    yield Seed("draft", "with everything", full_draft())
    for each in list(cases())[::8]:
        yield Seed("draft", each.name, draft_of(each))
    for encoding in ("utf-8", "gb18030"):
        yield Seed("text draft", encoding, "\n".join(LINES).encode(encoding))
    for path in bad_inputs("draft"):
        yield Seed("text draft", path.stem, path.read_bytes(), good=False)
