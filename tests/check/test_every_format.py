"""Kinds of faults, each in several wordings, and the rules that tell it, whatever format the document is of."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from generator.check.finding import Finding
from generator.check.rules import file_findings
from generator.office.reading.document import Paragraph
from generator.official.recognition.elements import Element, RecognisedDocument
from tests.check import faults, right
from tests.check.faults import Plant
from tests.check.rules import by_hand
from tests.check.rules.planting import found_in, written
from tests.chosen import across
from tests.pages import resaved

At = Callable[[str], Plant]
"""What plants a fault in the paragraph that begins so."""

FORMATS = ("公文", "信函", "命令", "纪要")


@dataclass(frozen=True)
class Kind:
    """A kind of fault: ``role`` is where it is planted, ``ways`` how it may look, ``rules`` are those that tell it.

    ``formats`` are those in which it is a fault, ``beside`` rules that the very same fault departs from in some format.
    """

    name: str
    role: str
    ways: tuple[At, ...]
    rules: str
    formats: tuple[str, ...] = FORMATS
    beside: str = ""


def typed(old: str, *new: str) -> tuple[At, ...]:

    def way(text: str) -> At:
        return lambda start: faults.typed(start, old, text)

    return tuple(map(way, new))


def faces(*names: str) -> tuple[At, ...]:
    return tuple(lambda start, name=name: faults.in_font(start, name) for name in names)


def sizes(*points: float) -> tuple[At, ...]:
    return tuple(lambda start, size=size: faults.in_size(start, size) for size in points)


def colours(*names: str) -> tuple[At, ...]:
    return tuple(lambda start, name=name: faults.coloured(start, name) for name in names)


def indents(*each: tuple[float, float]) -> tuple[At, ...]:
    return tuple(
        lambda start, left=left, first=first: faults.indented(start, left=left, first=first) for left, first in each
    )


def pitches(*points: float) -> tuple[At, ...]:
    return tuple(lambda start, each=each: faults.pitched(start, each) for each in points)


def placed(*aligns: WD_ALIGN_PARAGRAPH) -> tuple[At, ...]:
    return tuple(lambda start, align=align: faults.aligned(start, align) for align in aligns)


def whole(*plants: Plant) -> tuple[At, ...]:
    """Faults of the document as a whole."""
    return tuple(lambda _, plant=plant: plant for plant in plants)


def margins(side: str, *millimetres: float) -> tuple[At, ...]:
    return whole(*(faults.margin(side, each) for each in millimetres))


def _last_line(text: str) -> Plant:
    def plant(document: Document) -> None:
        document.add_paragraph().add_run(text).font.size = Pt(16)

    return plant


BESIDE_PAGE = "HD-14 LT-05 LT-07 CM-01 CM-02 CM-04 MN-01"
"""Rules that measure from an edge of the sheet."""

LEFT, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT
TITLED, NUMBERED, COPIED = ("公文", "信函"), ("公文", "信函", "纪要"), ("公文", "纪要")

_OF_TEXT = (
    Kind("half-width marks", "", typed("，", ",", ";", ":"), "PU-01"),
    Kind("half-width brackets", "", typed("登记", "登记(含复核)", "登记(含复核）"), "PU-01 PU-23"),
    Kind("straight quotes", "", typed("登记", '"登记"', "'登记'"), "PU-02"),
    Kind("an unbalanced mark", "", typed("登记", "登记（见附表", "登记见附表）", "《登记", "“登记"), "PU-23"),
    Kind("dots", "", typed("材料", "材料...", "材料。。。", "材料......"), "PU-19 PU-01"),
    Kind(
        "a year cut to two digits",
        "",
        typed("2026年4月10日", "26年底", "26年度", "26年4月", "26年上半年"),
        "NU-04 NU-05",
    ),
    Kind("a date with zeros", "", typed("4月10日", "04月10日", "4月01日", "04月01日"), "NU-05"),
    Kind(
        "what is to be filled in", "", typed("有关", "{{ unit.name }}", "«单位»", "××", "【待定】", "${name}"), "MM-01"
    ),
    Kind("text in another face", "", faces("宋体", "黑体", "微软雅黑"), "PG-15 PG-16 BD-09"),
    Kind("text in another size", "", sizes(14, 12, 18), "PG-15"),
    Kind("text in colour", "", colours("1F4E79", "FF0000", "808080"), "PG-12 PG-13"),
    Kind("a paragraph begun elsewhere", "", indents((0, 0), (0, 5.5), (0, 22), (11.1, 0)), "BD-03 BD-04"),
    Kind("lines at another pitch", "", pitches(20, 24, 36), "PG-09 PG-06"),
)
"""Faults of the text, each planted in a sentence of its own."""

KINDS: Sequence[Kind] = (
    *_OF_TEXT,
    Kind(
        "a heading numbered otherwise", "heading", typed("一、", "1.", "一，", "一.", "1、", "（一）"),
        "BD-06 BD-07 BD-08 PU-10 PU-11 PU-12 PU-14",
    ),
    Kind("a heading in another face", "heading", faces("宋体", "楷体"), "BD-08 BD-09 PG-15"),
    Kind("a title in another size", "title", sizes(18, 16, 26), "TI-01 TI-02", TITLED, "LT-06"),
    Kind("a title in another face", "title", faces("黑体", "宋体"), "TI-01", TITLED),
    Kind("a bold title", "title", (faults.bold,), "TI-01", TITLED),
    Kind("a title not in the middle", "title", placed(LEFT, RIGHT), "TI-03", TITLED),
    Kind(
        "a title with a point at its end",
        "title",
        (
            lambda start: faults.typed(start, start[-1], f"{start[-1]}。"),
            lambda start: faults.typed(start, start[-1], f"{start[-1]}！"),
        ),
        "TI-07 TI-08 TI-09 PU-20 PU-18",
        TITLED,
    ),
    Kind(
        "other brackets in the number", "number", typed("〔2026〕", "[2026]", "（2026）", "(2026)", "【2026】"),
        "HD-18 PU-04 PU-01", NUMBERED,
    ),
    Kind("a serial written otherwise", "number", typed("〕7号", "〕07号", "〕第7号", "〕007号"), "HD-18", TITLED),
    Kind("a number in the wrong place", "number", placed(LEFT, RIGHT), "HD-20", ("公文",)),
    Kind("a mark in another colour", "mark", colours("000000", "1F4E79"), "HD-13", beside="MN-01"),
    Kind("a mark in another face", "mark", faces("黑体", "宋体"), "HD-13"),
    Kind("recipients without their colon", "recipients", typed("：", ":", "，", "", "。"), "RC-03 PU-01", TITLED),
    Kind("recipients set in", "recipients", (lambda start: faults.indented(start, first=11.1),), "RC-02", TITLED),
    Kind(
        "the date written otherwise", "date", typed("3月5日", "03月05日", "三月五日", "3月5号", "3月35日"), "SG-01",
        ("公文", "信函", "命令"), beside="NU-14",
    ),
    Kind("the label of copies", "copy_to", typed("：", ":", " "), "IM-07 PU-01", COPIED),
    Kind(
        "the date of printing", "printed", typed("3月5日印发", "03月05日印发", "3月5日", "3月05日印发"), "IM-11", COPIED
    ),
    Kind(
        "a top margin", "page", margins("top", 25.4, 30, 45), "PG-02 PG-05 PG-06", ("公文", "命令", "纪要"), BESIDE_PAGE
    ),
    Kind("a left margin", "page", margins("left", 31.7, 20), "PG-03 PG-04 PG-07", beside=BESIDE_PAGE),
    Kind("a right margin", "page", margins("right", 31.7, 20), "PG-04 PG-07", beside=BESIDE_PAGE),
    Kind("a bottom margin", "page", margins("bottom", 25.4, 45), "PG-05 PG-06", ("公文", "命令", "纪要")),
    Kind(
        "another sheet", "page", whole(*(faults.sheet(*each) for each in ((215.9, 279.4), (182, 257), (297, 420)))),
        "PG-01 PG-04 PG-05", beside=BESIDE_PAGE,
    ),
    Kind("a header", "header", whole(faults.in_header("内部资料"), faults.in_header("示例市财政局")), "PG-11"),
    Kind("no page numbers", "footer", whole(faults.no_page_numbers), "PN-01", ("公文", "命令", "纪要")),
    Kind(
        "主题词", "last", whole(*map(_last_line, ("主题词：民政 救助", "主题词:民政 救助", "主 题 词：民政"))), "IM-18",
        beside="IM-01 PN-01 PU-01",
    ),
)  # fmt: skip
"""Every kind."""

SENTENCES = tuple(f"{name}组负责登记，请于2026年4月10日前按时报送有关材料。" for name in "甲乙丙丁戊己庚辛壬癸子丑寅卯")
"""A sentence of its own for each fault of the text, known by its first two characters."""

SENTENCE_OF = {kind.name: sentence[:2] for kind, sentence in zip(_OF_TEXT, SENTENCES, strict=False)}
"""The beginning of the sentence that a fault of the text is planted in."""

# Right documents of every format, by whoever made them, each with the same sentences for faults of the text.

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
    ours = {(each, "ours"): written(f"date: 2026-03-05\n{_FRONT[each]}", _text()) for each in FORMATS}
    return ours | {(each, "python-docx"): _by_hand(each) for each in FORMATS}


def _text() -> str:
    return "\n".join(("为保障困难群众基本生活，现将有关事项通知如下。", "一、总体要求", *SENTENCES))


def _by_hand(format_: str) -> bytes:
    document = by_hand.BASES[_BY_HAND[format_]]()
    last = next(each.text for each in document.paragraphs if each.text.startswith(_LAST_LINE))
    for sentence in reversed(SENTENCES):
        faults.repeated_as(last, sentence)(document)
    return right.data_of(document)


_ROLES: dict[str, Callable[[RecognisedDocument], Element | None]] = {
    "mark": lambda found: found.mark[0] if found.mark else None,
    "number": lambda found: found.number,
    "title": lambda found: found.title,
    "recipients": lambda found: found.recipients,
    "date": lambda found: found.signature.date,
    "copy_to": lambda found: None if found.imprint is None else found.imprint.copy_to,
    "printed": lambda found: None if found.imprint is None else found.imprint.date,
}


def roles(found: RecognisedDocument) -> dict[str, Paragraph]:
    """The paragraph of each role, and of each sentence by its beginning; what the document does not have is absent."""
    of_roles = {role: element.paragraph for role, of in _ROLES.items() if (element := of(found)) is not None}
    headings = [each.paragraph for each in found.body if each.heading.startswith("一、")]
    sentences = {each.paragraph.text[:2]: each.paragraph for each in found.body if each.paragraph.text in SENTENCES}
    return of_roles | sentences | ({"heading": headings[0]} if headings else {})


pytestmark = pytest.mark.xdist_group("every format")

GRAVE = ("law", "must", "usual")


@cache
def right_documents() -> dict[tuple[str, str], Base]:
    return {key: Base.of(key[0], data) for key, data in bases().items()}


@pytest.fixture(scope="session")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Base]:
    """The right documents as LibreOffice saves them, by all makers."""
    keys = {f"{format_} {maker}": (format_, maker) for format_, maker in right_documents()}
    data = resaved({name: right_documents()[key].data for name, key in keys.items()}, tmp_path_factory.mktemp("saved"))
    return {key: Base.of(key[0], data[name]) for name, key in keys.items()}


def test_there_are_enough() -> None:
    assert len(KINDS) >= 30
    assert sum(len(kind.ways) for kind in KINDS) >= 90
    planted = {format_: set[str]() for format_ in FORMATS}
    for (format_, _), base in right_documents().items():
        planted[format_] |= {kind.name for each in planned(base) for kind, _ in each}
    assert {kind.name for kind in KINDS} == set().union(*planted.values())
    for kind in KINDS:
        assert all(kind.name in planted[format_] for format_ in kind.formats), kind.name


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("format_", FORMATS)
def test_the_right_ones_have_nothing_grave(format_: str, maker: str) -> None:
    base = right_documents()[format_, maker]
    assert [each.text("en") for each in file_findings(base.found) if each.strength in GRAVE] == []


@pytest.mark.cases(2)
@pytest.mark.parametrize(("format_", "maker"), across(FORMATS, MAKERS))
def test_each_fault_is_found_and_nothing_beside_it(format_: str, maker: str) -> None:
    assert_all_found(right_documents()[format_, maker])


@pytest.mark.cases(2)
@pytest.mark.parametrize(("format_", "maker"), across(FORMATS, MAKERS[::-1]))
def test_in_what_libreoffice_makes_of_them_too(format_: str, maker: str, saved: dict[tuple[str, str], Base]) -> None:
    assert_all_found(saved[format_, maker])


def assert_all_found(base: Base) -> None:
    lost: list[str] = []
    more: list[str] = []
    for planted in planned(base):
        told = list(file_findings(found_in(base.spoilt(planted))))
        lost += missed(base, planted, told)
        more += beside(base, planted, told)
    assert lost == []
    assert more == []


# The documents that faults are planted in: as many at once as can be told apart, page set-ups one at a time.

WHOLE = ("page", "header", "footer", "last")
"""Roles that are no paragraph of the right document."""

Fault = tuple[Kind, int]
"""A kind, and the number of its wording."""


@dataclass(frozen=True)
class Base:
    """A right document, and the paragraph of each role in it."""

    format: str
    data: bytes
    found: RecognisedDocument
    roles: dict[str, Paragraph]
    known: frozenset[str]

    @classmethod
    def of(cls, format_: str, data: bytes) -> Base:
        found = found_in(data)
        return cls(format_, data, found, roles(found), frozenset(each.code for each in file_findings(found)))

    def spoilt(self, faults: Iterable[Fault]) -> bytes:
        document = docx.Document(io.BytesIO(self.data))
        for kind, way in faults:
            role = role_of(kind)
            kind.ways[way]("" if role in WHOLE else self.roles[role].text)(document)
        return right.data_of(document)


def role_of(kind: Kind) -> str:
    """Where a kind is planted: the beginning of a sentence for faults of the text."""
    return kind.role or SENTENCE_OF[kind.name]


def planned(base: Base) -> list[tuple[Fault, ...]]:
    """The faults of each document: every kind in every wording, one at each place."""
    by_role: defaultdict[str, list[Fault]] = defaultdict(list)
    for kind in KINDS:
        role = role_of(kind)
        if base.format in kind.formats and (role in WHOLE or role in base.roles):
            by_role[role] += [(kind, way) for way in range(len(kind.ways))]
    alone = [(fault,) for fault in by_role.pop("page")]
    together = [
        tuple(each[number] for each in by_role.values() if number < len(each))
        for number in range(max(map(len, by_role.values())))
    ]
    return [*together, *alone]


def missed(base: Base, faults: Iterable[Fault], told: Iterable[Finding]) -> Iterator[str]:
    """The faults that none of their rules tells, at their place."""
    told = [*told]
    for kind, way in faults:
        if not any(each.code in kind.rules and _is_there(base, kind, each) for each in told):
            yield f"{kind.name} {way}: {sorted(each.code for each in told)}"


def beside(base: Base, faults: Iterable[Fault], told: Iterable[Finding]) -> list[str]:
    """What is reported without a fault that departs from it."""
    known = base.known.union(*(f"{kind.rules} {kind.beside}".split() for kind, _ in faults))
    return [each.text("en") for each in told if each.code not in known]


def _is_there(base: Base, kind: Kind, finding: Finding) -> bool:
    role, span = role_of(kind), finding.problem.span
    if role in WHOLE:
        return True
    place = base.roles[role].place
    return span is not None and all(
        getattr(span, key) == getattr(place, key) for key in ("table", "row", "cell", "paragraph")
    )
