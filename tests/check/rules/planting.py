"""Faults planted one at a time in right documents, and what a check says of them.

A test module lists its :class:`Planted`; ``test_examples`` tries them all. ``BASES`` are the right documents by
name: made by hand with python-docx (``tests.check.right``) or laid out by us from a notice's front matter.
"""

import io
import re
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import docx
from docx.document import Document

from generator.check.finding import Finding
from generator.check.rules import FILE_RULES, file_findings
from generator.office.reading import read_document
from generator.official.document import Edition
from generator.official.layout.composition import lay_out
from generator.official.recognition import recognise
from generator.official.recognition.elements import RecognisedDocument
from generator.official.writer import write_docx
from generator.templates.text.notice import open_notice
from tests.check import right
from tests.official.layout.conftest import notice, second_notice

_ENGLISH = re.compile("[A-Za-z]+ [a-z]+")
GRAVE = ("law", "must", "usual")


def written(front: str, text: str, attachments: Mapping[str, str] = {}, edition: Edition | None = None) -> bytes:
    """The document that a notice of this front matter and text is; ``attachments`` are files by their names.

    It is marked as of ``edition``, its number stays as it is.
    """
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "notice.md").write_text(f"---\n{front.strip()}\n---\n{text.strip()}\n", encoding="utf-8")
        for name, content in attachments.items():
            (Path(folder) / name).write_text(content, encoding="utf-8")
        return write_docx(lay_out(replace(open_notice(Path(folder)).render(), edition=edition)))


TEXT = """
为保障困难群众基本生活，现就冬春救助工作通知如下。
一、总体要求
坚持以人民为中心，压实属地责任，把救助资金和物资及时足额发放到困难群众手中。
二、重点任务
（一）摸清底数。各地要逐村逐户开展排查，准确掌握救助对象的情况。
（二）规范发放。救助款项通过银行账户发放，不得抵扣任何费用。
各地要加强组织领导，安排专人负责，于3月31日前将工作总结报送我局。
"""
"""A text for documents of our own."""

_NOTICE = """
issuer: 示例市民政局
number: 示民发〔2026〕7号
title: 示例市民政局关于做好冬春救助工作的通知
kind: 通知
recipients: 各县（区）民政局，市属有关单位
date: 2026-03-05
"""
_REQUEST = """
issuer: 示例市民政局
number: 示民文〔2026〕7号
title: 示例市民政局关于拨付冬春救助资金的请示
kind: 请示
recipients: 示例市人民政府
date: 2026-03-05
note: 联系人：示例丁，电话：023-00000000
"""
_JOINT = """
issuer: [示例市民政局, 示例市应急管理局]
number: 示民发〔2026〕7号
title: 示例市民政局|示例市应急管理局|关于做好冬春救助工作的通知
kind: 通知
recipients: 各县（区）民政局、应急管理局
date: 2026-03-05
"""
_LETTER = """
issuer: 示例市民政局
format: 信函
number: 示民函〔2026〕7号
title: 示例市民政局关于商请支持冬春救助工作的函
kind: 函
recipients: 示例市财政局
date: 2026-03-05
"""
_ORDER = """
issuer: 示例市人民政府
format: 命令
number: 第7号
title: 示例市人民政府令
kind: 令
date: 2026-03-05
signature: stamp
stamp: [{post: 市长, name: 示例甲}]
"""

_BASES: dict[str, Callable[[], bytes]] = {
    "classified": lambda: written(f"{_NOTICE}copy_number: '000001'\nsecrecy: 机密★1年\nurgency: 特急", TEXT),
    "urgent": lambda: written(f"{_NOTICE}urgency: 加急", TEXT),
    "gbt33476": lambda: written(f"{_NOTICE}profile: gbt33476", TEXT),
    "request": lambda: written(f"{_REQUEST}signers: [示例甲]", TEXT.replace("通知", "请示")),
    "request of three": lambda: written(f"{_REQUEST}signers: [示例甲, 示例乙, 示例丙]", TEXT.replace("通知", "请示")),
    "joint": lambda: written(_JOINT, TEXT),
    "joint names": lambda: written(f"{_JOINT}mark: [示例市民政局, 示例市应急管理局]", TEXT),
    "letter": lambda: written(_LETTER, TEXT.replace("通知", "函告")),
    "order": lambda: written(_ORDER, TEXT),
    "draft": lambda: written(_NOTICE, TEXT, edition=Edition.FOR_COMMENT),
    "by hand": lambda: right.data_of(right.right_notice()),
    "ours": lambda: write_docx(lay_out(notice())),
    "other": lambda: write_docx(lay_out(second_notice())),
}

BASES = tuple(_BASES)
"""The names of the right documents that every module of tests has."""


def add_base(name: str, make: Callable[[], bytes]) -> None:
    """Makes ``name`` a base for faults."""
    assert name not in _BASES
    _BASES[name] = make


@cache
def base(name: str) -> bytes:
    return _BASES[name]()


@dataclass(frozen=True)
class Planted:
    """A fault: ``plant`` puts it into the document called ``base``, ``rule`` is then told with these two values.

    ``beside`` are the rules that the very same fault departs from as well, ``name`` tells faults of a rule apart.
    """

    rule: str
    plant: Callable[[Document], object]
    measured: str
    wanted: str
    base: str = "by hand"
    beside: tuple[str, ...] = ()
    name: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.rule, self.name)))


def of(name: str, *faults: Planted) -> tuple[Planted, ...]:
    """The same faults in the right document called ``name``."""
    return tuple(replace(fault, base=name) for fault in faults)


def found_in(data: bytes) -> RecognisedDocument:
    return recognise(read_document(data, "示例.docx"))


def findings(data: bytes) -> list[Finding]:
    return list(file_findings(found_in(data)))


def departures(rule: str, found: RecognisedDocument) -> list[tuple[str, str]]:
    """What a rule measured and what it wanted."""
    return [(str(each.measured), str(each.wanted)) for each in FILE_RULES[rule](found)]


@cache
def base_findings(name: str) -> tuple[Finding, ...]:
    return tuple(findings(base(name)))


def spoilt(planted: Planted) -> bytes:
    """The base with the fault in it."""
    return spoilt_by(planted.plant, base(planted.base))


def spoilt_by(plant: Callable[[Document], object], data: bytes) -> bytes:
    """The document in ``data`` with a fault in it."""
    document = docx.Document(io.BytesIO(data))
    plant(document)
    return right.data_of(document)


def assert_found(planted: Planted) -> None:
    """The base has nothing of the rule; with the fault there is exactly this, and nothing else that is grave."""
    before = base_findings(planted.base)
    assert [each.text("en") for each in before if each.code == planted.rule] == []
    after = findings(spoilt(planted))
    told = [(str(each.measured), str(each.wanted)) for each in after if each.code == planted.rule]
    assert told == [(planted.measured, planted.wanted)], [each.text("en") for each in after]
    assert [said for each in after if _ENGLISH.search(said := _words(each))] == []
    known = {each.code for each in before} | {planted.rule, *planted.beside}
    assert [each.text("en") for each in grave(after) if each.code not in known] == []
    assert set(planted.beside) <= {each.code for each in after}


def _words(finding: Finding) -> str:
    """Its Chinese sentence without what it quotes."""
    said = finding.problem.message("zh")
    for value in (finding.measured, finding.wanted):
        said = said.replace(value, "") if isinstance(value, str) else said
    return said


def grave(found: Iterable[Finding]) -> list[Finding]:
    """Those of strength law, must or usual."""
    return [each for each in found if each.strength in GRAVE]
