"""Right documents of every format, by whoever made them, each with the same sentences for faults of the text."""

from __future__ import annotations

from collections.abc import Callable

from generator.office.reading.document import Paragraph
from generator.official.recognition.found import Element, Found
from tests.check import right
from tests.check.faults import repeated_as
from tests.check.rules import by_hand
from tests.check.rules.planting import written

SENTENCES = tuple(f"{name}组负责登记，请于2026年4月10日前按时报送有关材料。" for name in "甲乙丙丁戊己庚辛壬癸子丑寅卯")
"""A sentence of its own for each fault of the text, known by its first two characters."""

FORMATS = ("公文", "信函", "命令", "纪要")
MAKERS = ("ours", "python-docx")

_COPIES = "copy_to: 示例市财政局\nimprint: {office: 示例市民政局办公室, date: 2026-03-05}\n"
_FRONT = {
    "公文": "number: 示民发〔2026〕7号\ntitle: 示例市民政局|关于做好冬春救助工作的通知\nkind: 通知\n"
    f"recipients: 各县（区）民政局，市属有关单位\n{_COPIES}issuer: 示例市民政局",
    "信函": "format: 信函\nnumber: 示民函〔2026〕7号\ntitle: 示例市民政局|关于商请支持救助工作的函\nkind: 函\n"
    "recipients: 示例市财政局\nissuer: 示例市民政局",
    "命令": "format: 命令\nnumber: 第7号\ntitle: 示例市人民政府令\nkind: 令\nissuer: 示例市人民政府\n"
    "signature: stamp\nstamp: [{post: 市长, name: 示例甲}]",
    "纪要": "format: 纪要\nnumber: 示民纪〔2026〕7号\ntitle: 示例市民政局第3次办公会议纪要\nkind: 纪要\n"
    f"mark: 示例市民政局办公会议纪要\nattendance: {{present: 示例甲、示例乙}}\n{_COPIES}issuer: 示例市民政局",
}
_BY_HAND = {"公文": "unsealed", "信函": "信函", "命令": "命令", "纪要": "纪要"}
_LAST_LINE = ("请于4月30日", "本办法自")


def bases() -> dict[tuple[str, str], bytes]:
    """The documents by format and maker."""
    ours = {(each, "ours"): written(f"date: 2026-03-05\n{_FRONT[each]}", _text()) for each in FORMATS}
    return ours | {(each, "python-docx"): _by_hand(each) for each in FORMATS}


def _text() -> str:
    return "\n".join(("为保障困难群众基本生活，现将有关事项通知如下。", "一、总体要求", *SENTENCES))


def _by_hand(format_: str) -> bytes:
    document = by_hand.BASES[_BY_HAND[format_]]()
    last = next(each.text for each in document.paragraphs if each.text.startswith(_LAST_LINE))
    for sentence in reversed(SENTENCES):
        repeated_as(last, sentence)(document)
    return right.data_of(document)


_ROLES: dict[str, Callable[[Found], Element | None]] = {
    "mark": lambda found: found.mark[0] if found.mark else None,
    "number": lambda found: found.number,
    "title": lambda found: found.title,
    "recipients": lambda found: found.recipients,
    "date": lambda found: found.signature.date,
    "copy_to": lambda found: None if found.imprint is None else found.imprint.copy_to,
    "printed": lambda found: None if found.imprint is None else found.imprint.date,
}


def roles(found: Found) -> dict[str, Paragraph]:
    """The paragraph of each role, and of each sentence by its beginning; what the document does not have is absent."""
    of_roles = {role: element.paragraph for role, of in _ROLES.items() if (element := of(found)) is not None}
    headings = [each.paragraph for each in found.body if each.heading.startswith("一、")]
    sentences = {each.paragraph.text[:2]: each.paragraph for each in found.body if each.paragraph.text in SENTENCES}
    return of_roles | sentences | ({"heading": headings[0]} if headings else {})
