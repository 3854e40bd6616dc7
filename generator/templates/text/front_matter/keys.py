"""The keys of the front matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.standard import length, number

KeyKind = Literal["text", "texts", "date", "own"]
"""What a key holds: one text, one or several, a date, or what a reader of its own takes."""


def seal_diameters() -> tuple[int, int]:
    """The least and the largest diameter of a seal that can be right, in millimetres."""
    return round(length("seal.smallest").mm), round(length("seal.largest").mm)


_LEAST_SEAL, _LARGEST_SEAL = seal_diameters()
_SEAL = round(length("seal.diameter").mm)
_MOST_ORGANS = int(number("issuers.most"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key of the front matter.

    ``titles`` are what clerks may write for it, the usual one first. Editors show a title (``shown`` where that is
    not the usual one), ``zh``, what it means, ``en``, the same in English, and an ``example`` in YAML.
    """

    titles: tuple[str, ...] = ()
    shown: str = ""
    zh: str
    en: str
    example: str
    kind: KeyKind = "own"
    is_required: bool = False
    """Whether no notice can do without it; recipients are asked for where the format and the 文种 have them."""

    is_shared: bool = False
    """Whether it holds for the dispatch's other papers, where neither they nor the house say otherwise."""

    is_merged: bool = False
    """Whether its entries are the house's and the notice's together."""

    is_of_papers: bool = True
    """Whether the dispatch's other papers can have it: they are of the notice's edition, and printed with it."""

    is_of_house_alone: bool = False
    """Whether only house.yaml can have it."""

    @property
    def title(self) -> str:
        """The Chinese title that editors show."""
        return self.shown or self.titles[0]


FRONT_MATTER: Mapping[str, Key] = {
    "issuer": Key(
        titles=("发文机关",),
        zh=f"也是署名；联合行文写成列表，主办机关在前，最多 {_MOST_ORGANS} 个。",
        en="The issuing organ, which also signs; a joint issue is a list, the lead organ first.",
        example="issuer: 示例县档案局",
        kind="texts",
        is_required=True,
        is_shared=True,
    ),
    "mark": Key(
        titles=("发文机关标志",),
        zh="红头；不写就由程序按格式定，如发文机关加“文件”。",
        en="The red head; default: as the format has it.",
        example="mark: 示例县档案局文件",
        kind="texts",
    ),
    "number": Key(
        titles=("发文字号",),
        zh="年份用六角括号，序号不加“第”、不补零；命令写 第1号，纪要也可以写 第12期。",
        en="The document number; an order's is 第1号, minutes may have 第12期.",
        example="number: 示档发〔2026〕7号",
    ),
    "title": Key(
        titles=("标题",),
        zh="“|”是自己定的换行；不写就由程序按词断行。",
        en="The title; | is the writer's own line break.",
        example="title: 示例县档案局|关于开展档案安全检查的通知",
        is_required=True,
    ),
    "recipients": Key(
        titles=("主送", "主送机关"),
        shown="主送机关",
        zh="照印的样子写，末尾冒号不用写；每一类要和名单里一组的 class 相同。",
        en="Recipients as printed, without the colon; each class must be that of a group on the roster.",
        example="recipients: 各乡镇（街道）档案室，各直属单位",
        kind="text",
    ),
    "date": Key(
        titles=("日期", "成文日期"),
        shown="成文日期",
        zh="写 2026-03-05 或 2026年3月5日。",
        en="The document's date.",
        example="date: 2026-03-05",
        kind="date",
        is_required=True,
        is_shared=True,
    ),
    "signature": Key(
        shown="署名方式",
        zh="盖章、不盖章或签名章；不写是盖章，命令是签名章，纪要不署名。程序只留位置，不画章。",
        en="How it is signed; room is kept for the seal, none is drawn.",
        example="signature: sealed",
        is_shared=True,
    ),
    "seal_diameter": Key(
        shown="印章直径",
        zh=f"毫米，{_LEAST_SEAL} 到 {_LARGEST_SEAL}；不写是 {_SEAL}。",
        en="The seal's diameter in mm.",
        example=f"seal_diameter: {_SEAL}",
        is_shared=True,
    ),
    "attachments": Key(
        titles=("附件",),
        zh="按顺序列文件名；Word、Excel、PDF 文件写成 {title: 名称, file: 文件名}。",
        en="Attachments in order: .md files by name, others as {title: …, file: …}.",
        example="attachments: [attachment-1.md]",
    ),
    "contact": Key(
        titles=("联系人",),
        zh="自己不印出来，正文和信函里用标签取。",
        en="Printed only where a tag asks for it.",
        example="contact: {name: 示例甲, phone: 023-00000000}",
        is_shared=True,
        is_merged=True,
    ),
    "copy_to": Key(
        titles=("抄送",),
        shown="抄送机关",
        zh="照印的样子写，末尾句号不用写。",
        en="Organs that get a copy, as printed, without the full stop.",
        example="copy_to: 示例市档案局，示例县人民政府办公室",
        kind="text",
    ),
    "note": Key(
        titles=("附注",),
        zh="括号不用写。",
        en="A note, without its brackets.",
        example="note: 此件公开发布",
        kind="text",
    ),
    "imprint": Key(
        titles=("版记",),
        zh="印发机关和印发日期；日期不写就是成文日期。信函不印。",
        en="The issuing office and date at the foot; letters have none.",
        example="imprint: {office: 示例县档案局办公室, date: 2026-03-06}",
        is_merged=True,
    ),
    "copy_number": Key(
        titles=("份号",),
        zh="六位数字，要加引号。",
        en="Six digits, in quotes.",
        example='copy_number: "000001"',
    ),
    "secrecy": Key(
        titles=("密级",),
        zh="密级和保密期限；有密级必须有份号。",
        en="Secrecy and its term; needs a copy number.",
        example="secrecy: 机密★1年",
    ),
    "urgency": Key(
        titles=("紧急程度",),
        zh="特急或加急。",
        en="Urgency.",
        example="urgency: 加急",
    ),
    "signers": Key(
        titles=("签发人",),
        zh="上行文（请示、报告等）必须写，别的公文不写；按机关顺序。",
        en="Who signed a document that goes to a superior, and no other.",
        example="signers: [示例甲]",
        kind="texts",
    ),
    "stamp": Key(
        titles=("签名章",),
        zh="签发人的职务和姓名，一个机关一人；程序只留位置，不画章。",
        en="Signature stamps: post and name, one for each organ.",
        example="stamp: [{post: 县长, name: 示例甲}]",
        is_shared=True,
    ),
    "attendance": Key(
        shown="出席人员",
        zh="只有纪要写；各写照印的文字，没有的不写。",
        en="Who was at the meeting; only in minutes.",
        example="attendance: {present: 示例甲、示例乙}",
    ),
    "kind": Key(
        titles=("文种",),
        zh="不写时按标题末尾认；函、命令（令）、纪要由此决定格式。",
        en="The kind of document; by default what the title ends with.",
        example="kind: 通知",
    ),
    "format": Key(
        titles=("格式",),
        zh="不写就由文种定。",
        en="The format; default: as the kind has it.",
        example="format: 公文",
    ),
    "profile": Key(
        shown="页面设置",
        zh="页边距怎样定，一般不写。",
        en="How pages are set up.",
        example="profile: office",
        is_shared=True,
    ),
    "extra": Key(
        shown="其他内容",
        zh="自己要用的，名字自定，模板里写 notice.extra.名字。",
        en="Further facts of your own, for tags.",
        example="extra: {reply_by: 2026-04-01}",
        is_merged=True,
    ),
    "edition": Key(
        titles=("稿本",),
        zh="稿件标什么；只有用 --draft 印的稿件才标。",
        en="What drafts are marked as.",
        example="edition: 校对稿",
        is_of_papers=False,
    ),
    "printing": Key(
        titles=("印制",),
        zh="怎样印、印几份。",
        en="How it is printed, and how many copies.",
        example="printing: {files: [cover-letter], duplex: true, archive: 2}",
        is_merged=True,
        is_of_papers=False,
    ),
    "number_prefix": Key(
        shown="机关代字",
        zh="写了它，number 可以只写 〔2026〕7号。",
        en="The letters before the year; number may then begin with 〔.",
        example="number_prefix: 示档发",
        kind="text",
        is_of_house_alone=True,
    ),
    "fonts": Key(
        shown="字体",
        zh="换用的字体；不写就用国标的字体。",
        en="Font names of the house's own.",
        example="fonts: {body: 仿宋}",
        is_of_house_alone=True,
    ),
}
"""Every key of a front matter, in the order in which a new notice has them."""

HOUSE_KEYS = tuple(FRONT_MATTER)
"""Every key of house.yaml."""

KEYS = tuple(name for name, key in FRONT_MATTER.items() if not key.is_of_house_alone)
"""Every key of a notice's front matter."""

PAPER_KEYS = tuple(name for name in KEYS if FRONT_MATTER[name].is_of_papers)
"""Every key of the dispatch's other papers."""

REQUIRED = tuple(name for name, key in FRONT_MATTER.items() if key.is_required)
MERGED = tuple(name for name, key in FRONT_MATTER.items() if key.is_merged)
SHARED = tuple(name for name, key in FRONT_MATTER.items() if key.is_shared)
"""The keys of which :class:`Key` says so, in the table's order."""

TITLES = {title: name for name, key in FRONT_MATTER.items() for title in key.titles}
"""What clerks may write for a key, and the key that they mean."""

FONT_ROLES = ("title", "body", "kai", "hei", "song")
"""What a house may name a font for."""

ATTENDANCE = ("present", "excused", "observing")
"""The keys of attendance: 出席, 请假, 列席."""

CONTACT = ("name", "phone")
"""The keys of contact."""

IMPRINT = ("office", "date")
"""The keys of imprint: 印发机关 and 印发日期."""

PRINTING = ("files", "once", "duplex", "run", "archive", "copy_to")
"""The keys of printing."""

STAMP = ("post", "name")
"""The keys of an entry of stamp: 职务 and 姓名. Each is required."""

ATTACHMENT_ENTRY = ("title", "file", "detached", "head")
"""The keys of an entry of attachments that says more than the name of a file."""

OWN_HEAD = "own"
"""What ``head`` says of a Word file that has 附件n and its title itself."""

ATTACHMENT_KEYS = ("title", "landscape")
"""Every key of the front matter of an attachment's own text."""

MOST_COPIES = 1_000_000
"""Copies that the keys of printing can ask for."""
