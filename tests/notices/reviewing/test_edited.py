"""Random edits of a built draft, as reviewers make them in Word: of another make than what reads them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice, product

import pytest
from lxml import etree

from tests.notices.drafts.made import text
from tests.notices.reviewing.redlines import (
    ADDED,
    GONE,
    PPR,
    RPR,
    P,
    Reviewer,
    anchor,
    runs_without,
    style_of,
    text_of,
    with_comments,
)
from tests.office.reading.made import package
from tests.word_documents import packed, parts

FIRST, SECOND = "示例核稿人", "示例会签人"
WORDS = ("示例", "务必按时", "3个工作日内", "（见附件）", "“三会一课”", "A4纸", "Excel 2019", "𠮷田", "1.5%", "、")
AWKWARD = (
    "{{ notice.date }}",
    "{# 注 #}",
    "{%",
    "}}",
    "甲|乙",
    "| 丙 |",
    "---",
    '"直引号"',
    "\\n",
    "**粗**",
    "# 井号",
    "  空格  ",
)
"""What means something in a source's text."""
SENTENCES = (
    "请于3月1日前报送纸质材料。",
    "逾期未报的，视为没有意见。",
    "联系邮箱：shili@example.cn。",
    "（三）示例补充要求。",
    "2.补充事项",
)
_HEAD = ("IssuerMark", "Number", "Title", "Edition", "Recipients")
_FOOT = ("AttachmentList", "Signature", "Date", "Imprint", "AttachmentLabel", "AttachmentTitle")
_HEADING = re.compile(r"Heading\d")


@dataclass(frozen=True)
class Edited:
    """A reviewed copy."""

    data: bytes
    kind: str
    """The operation, the area and whether changes were tracked, such as ``delete sentence/body/tracked``."""
    about: str
    """What was done, in words."""
    plain: bool
    """Whether it touches nothing but text that is written out in the source."""
    intended: tuple[str, ...]
    """The texts of all paragraphs that whoever edited meant."""

    @property
    def expected(self) -> tuple[str, ...]:
        """The texts of all paragraphs when every change is accepted."""
        return accepted(self.data)


class Editing:
    """A draft while it is edited: its XML, and beside it the texts as they should come out."""

    def __init__(self, draft: bytes, chance: random.Random, *, tracking: bool, values: Sequence[str] = ()) -> None:
        self.contents = parts(draft)
        self.chance = chance
        self.values = tuple(values)
        self.root = etree.fromstring(self.contents["word/document.xml"])
        self.paragraphs = list(self.root.iter(P))
        self.texts = ["".join(map(text_of, runs_without(each, GONE))) for each in self.paragraphs]
        self.reviewer = Reviewer(FIRST, tracking=tracking)
        self.about: list[str] = []

    def area(self, paragraph: etree._Element) -> str:
        """Where a paragraph belongs: head, foot, heading, body, attachment, cell, or nowhere."""
        style = style_of(paragraph)
        if style in _HEAD:
            return "head"
        if style in _FOOT:
            return "foot"
        if style == "TableText":
            return "cell"
        if _HEADING.fullmatch(style):
            return "heading"
        if style != "Body":
            return "nowhere"
        labels = [at for at, each in enumerate(self.paragraphs) if style_of(each) == "AttachmentLabel"]
        return "attachment" if labels and self.paragraphs.index(paragraph) > labels[0] else "body"

    def numbers(self, area: str, least: int = 1, *, value: bool | None = None) -> list[int]:
        """The numbers of the paragraphs in an area with ``least`` characters; ``value``: with or without values."""
        return [
            at
            for at, each in enumerate(self.paragraphs)
            if self.area(each) == area
            and len(self.texts[at]) >= least
            and (value is None or value == bool(self.printed(at)))
        ]

    def printed(self, at: int) -> list[tuple[int, int]]:
        """Where values are printed in a paragraph."""
        return [
            (found.start(), found.end()) for v in self.values for found in re.finditer(re.escape(v), self.texts[at])
        ]

    def pick(self, area: str, least: int = 1, *, value: bool | None = None) -> int:
        """The number of a paragraph taken at random; ``IndexError`` where there is none."""
        return self.chance.choice(self.numbers(area, least, value=value))

    def span(self, at: int, most: int) -> tuple[int, int]:
        """A few characters of a paragraph that are in no value, beside none, and not all of it."""
        size = len(self.texts[at])
        spans = [
            (start, end)
            for start in range(size)
            for end in range(start + 1, min(start + most, size) + 1)
            if end - start < size and all(end < first or start > last for first, last in self.printed(at))
        ]
        return self.chance.choice(spans)

    def replace(self, at: int, start: int, end: int, words: str, by: Reviewer | None = None) -> None:
        """Put ``words`` where ``start`` to ``end`` of a paragraph is, and note it."""
        who = by or self.reviewer
        text = self.texts[at]
        if words:
            who.insert(self.paragraphs[at], end, words)
        if start < end:
            who.delete(self.paragraphs[at], start, end)
        self.texts[at] = text[:start] + words + text[end:]
        self.about.append(f"paragraph {at} “{text[:12]}”: “{text[start:end]}” at {start} becomes “{words}”")

    def done(self, kind: str, *, plain: bool) -> Edited:
        """The copy as it is now."""
        document = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        data = packed({**self.contents, "word/document.xml": document})
        return Edited(data, kind, "; ".join(self.about), plain, tuple(self.texts))


def _insert(words: Sequence[str]) -> Callable[[Editing, str], None]:
    def insert(editing: Editing, area: str) -> None:
        at = editing.pick(area, 2)
        place = editing.span(at, 1)[0]
        editing.replace(at, place, place, editing.chance.choice(words))

    return insert


def _delete(editing: Editing, area: str) -> None:
    at = editing.pick(area, 2)
    editing.replace(at, *editing.span(at, 3), "")


def _replace(editing: Editing, area: str) -> None:
    at = editing.pick(area, 3)
    editing.replace(at, *editing.span(at, 4), editing.chance.choice(WORDS))


def _delete_sentence(editing: Editing, area: str) -> None:
    at = editing.pick(area, 8, value=False)
    text = editing.texts[at]
    ends = [found.end() for found in re.finditer("[。，；：]", text[:-1])] or [len(text) // 2]
    cut = editing.chance.choice(ends)
    editing.replace(at, *editing.chance.choice([(0, cut), (cut, len(text))]), "")


def _touch_value(editing: Editing, area: str) -> None:
    at = editing.pick(area, value=True)
    start, end = editing.chance.choice(editing.printed(at))
    first = editing.chance.randrange(start, end)
    editing.replace(at, first, editing.chance.randint(first + 1, end), editing.chance.choice(("", "某", "9")))


def _touch_words(editing: Editing, area: str) -> None:
    at = editing.pick(area, 2)
    first = editing.chance.randrange(len(editing.texts[at]))
    editing.replace(at, first, first + 1, editing.chance.choice(("", "某", "9")))


def _add_paragraph(editing: Editing, area: str) -> None:
    at = editing.pick(area)
    words = editing.chance.choice(SENTENCES)
    editing.reviewer.add_paragraph(editing.paragraphs[at], words, typed=editing.chance.random() < 0.5)
    editing.texts.insert(at + 1, words)
    editing.about.append(f"paragraph “{words}” after {at}")


def _delete_paragraph(editing: Editing, area: str) -> None:
    at = editing.pick(area, value=False)
    before = editing.paragraphs[at].getprevious()
    backwards = before is not None and editing.area(before) == area and editing.chance.random() < 0.5
    editing.reviewer.delete_paragraph(editing.paragraphs[at], backwards=backwards)
    editing.about.append(f"paragraph {at} “{editing.texts.pop(at)}” deleted{', backwards' * backwards}")


def _split(editing: Editing, area: str) -> None:
    at = editing.pick(area, 4)
    place = max(1, editing.span(at, 1)[0])
    text = editing.texts[at]
    editing.reviewer.split(editing.paragraphs[at], place)
    editing.texts[at : at + 1] = [text[:place], text[place:]]
    editing.about.append(f"paragraph {at} split before “{text[place : place + 8]}”")


def _join(editing: Editing, area: str) -> None:
    last = len(editing.paragraphs) - 1
    pairs = [(at, editing.paragraphs[at], editing.paragraphs[at + 1]) for at in editing.numbers(area) if at < last]
    at = editing.chance.choice(
        [at for at, each, after in pairs if editing.area(after) in ("body", area) and each.getnext() is after]
    )
    editing.reviewer.join(editing.paragraphs[at])
    editing.texts[at : at + 2] = ["".join(editing.texts[at : at + 2])]
    editing.about.append(f"paragraph {at} joined with the next")


def _move(editing: Editing, area: str) -> None:
    numbers = editing.numbers(area)
    at = editing.chance.choice(numbers)
    after = editing.chance.choice([each for each in numbers if each not in (at, at - 1)])
    editing.reviewer.move(editing.paragraphs[at], editing.paragraphs[after])
    text = editing.texts.pop(at)
    editing.texts.insert(after + (after < at), text)
    editing.about.append(f"paragraph {at} “{text[:12]}” moved behind {after}")


def _embolden(editing: Editing, area: str) -> None:
    at = editing.pick(area, 2)
    editing.reviewer.embolden(editing.paragraphs[at], *editing.span(at, 4))
    editing.about.append(f"some of paragraph {at} made bold")


def _comment(editing: Editing, area: str) -> None:
    at = editing.pick(area)
    remarks = ((FIRST, "此处请核实 <数据> & 单位"), (SECOND, "已核实"))[: editing.chance.randint(1, 2)]
    anchor(editing.paragraphs[at], len(remarks))
    editing.contents = with_comments(editing.contents, *remarks)
    editing.about.append(f"{len(remarks)} comments at paragraph {at}")


def _two_people(editing: Editing, area: str) -> None:
    """One inserts words; the other deletes a part of those and changes another paragraph."""
    second = Reviewer(SECOND, tracking=editing.reviewer.tracking, first_id=9500)
    at = editing.pick(area, 4)
    place = editing.span(at, 1)[0]
    editing.replace(at, place, place, "示例增加的内容")
    editing.replace(at, place + 2, place + 5, "", second)
    other = editing.pick(area, 4)
    if other != at:
        editing.replace(other, *editing.span(other, 3), "某某", second)


def _mixture(editing: Editing, area: str) -> None:
    """Two people change three paragraphs and split one."""
    people = (editing.reviewer, Reviewer(SECOND, tracking=editing.reviewer.tracking, first_id=9500))
    for number, at in enumerate(editing.chance.sample(editing.numbers(area, 4), 3)):
        words = editing.chance.choice(("", *WORDS, *SENTENCES))
        editing.replace(at, *editing.span(at, 4), words, people[number % 2])
    _split(editing, area)


def _mixture_and_head(editing: Editing, area: str) -> None:
    _touch_words(editing, "head")
    _mixture(editing, area)


_TEXT = ("body", "heading", "attachment")
OPERATIONS: dict[str, tuple[Callable[[Editing, str], None], tuple[str, ...], bool]] = {
    "insert words": (_insert(WORDS), (*_TEXT, "cell"), True),
    "insert sentence": (_insert(SENTENCES), _TEXT, True),
    "insert awkward": (_insert(AWKWARD), (*_TEXT, "cell"), True),
    "delete characters": (_delete, (*_TEXT, "cell"), True),
    "replace words": (_replace, (*_TEXT, "cell"), True),
    "delete sentence": (_delete_sentence, ("body", "attachment"), True),
    "add paragraph": (_add_paragraph, _TEXT, True),
    "delete paragraph": (_delete_paragraph, _TEXT, True),
    "split paragraph": (_split, ("body", "attachment"), True),
    "join paragraphs": (_join, ("body", "heading", "attachment"), True),
    "move paragraph": (_move, _TEXT, True),
    "two people": (_two_people, _TEXT, True),
    "mixture": (_mixture, ("body", "attachment"), True),
    "mixture and head": (_mixture_and_head, ("body",), False),
    "comment": (_comment, (*_TEXT, "head", "cell"), False),
    "bold": (_embolden, (*_TEXT, "head"), False),
    "touch value": (_touch_value, ("body", "attachment"), False),
    "touch words": (_touch_words, ("head", "foot"), False),
}
"""What is done, by its name: how, in which areas, and whether it is about plain text only."""
KINDS = tuple(
    (name, area, tracking)
    for name, (_, areas, _) in OPERATIONS.items()
    for area, tracking in product(areas, (True, False))
)


def edited(draft: bytes, kind: tuple[str, str, bool], seed: int, values: Sequence[str] = ()) -> Edited | None:
    """The draft after an edit of this kind; ``None`` where it has no place for one. ``values`` are printed values."""
    name, area, tracking = kind
    edit, _, plain = OPERATIONS[name]
    editing = Editing(draft, random.Random(f"{kind} {seed}"), tracking=tracking, values=values)
    try:
        edit(editing, area)
    except (IndexError, ValueError):
        return None
    return editing.done(f"{name}/{area}/{'tracked' if tracking else 'silent'}", plain=plain)


def edits(draft: bytes, count: int, seed: int, values: Sequence[str] = ()) -> Iterator[Edited]:
    """``count`` edited copies over all kinds, the same for the same ``seed``."""
    kinds = cycle(random.Random(seed).sample(KINDS, len(KINDS)))
    made = (edited(draft, kind, seed + number, values) for number, kind in enumerate(kinds))
    return islice((each for each in made if each is not None), count)


# The texts of a document with all its changes accepted or rejected: a witness on lxml that asks nothing of ours.


def accepted(data: bytes) -> tuple[str, ...]:
    """The texts of all paragraphs, those of cells too, when every change is accepted."""
    return _texts(data, GONE)


def rejected(data: bytes) -> tuple[str, ...]:
    """The texts of all paragraphs, those of cells too, when every change is rejected."""
    return _texts(data, ADDED)


def _texts(data: bytes, dropped: frozenset[str]) -> tuple[str, ...]:
    """A paragraph whose mark is dropped runs on into the next one of the same body or cell."""
    texts: list[str] = []
    carried, container = "", None
    for paragraph in etree.fromstring(parts(data)["word/document.xml"]).iter(P):
        if carried and paragraph.getparent() is not container:
            texts.append(carried)
            carried = ""
        carried += "".join(map(text_of, runs_without(paragraph, dropped)))
        container = paragraph.getparent()
        if not _mark_is(paragraph, dropped):
            texts.append(carried)
            carried = ""
    return tuple(texts)


def _mark_is(paragraph: etree._Element, tags: frozenset[str]) -> bool:
    mark = paragraph.find(f"{PPR}/{RPR}")
    return mark is not None and any(each.tag in tags for each in mark)


# The makers of edits judge what reads them: here they are judged themselves.


VALUES = ("示例甲", "2026年4月1日")
_LINES = (
    ("IssuerMark", "示例县民政局文件"),
    ("Title", "关于报送示例工作情况的通知"),
    ("Recipients", "各乡镇（街道）办事处："),
    ("Body", "为做好示例工作，现就有关事项通知如下。"),
    ("Heading1", "一、示例报送内容"),
    ("Heading1", "二、示例报送方式"),
    ("Body", "对照附件逐项填写，没有的写“无”，𠮷田除外。"),
    ("Heading1", "三、示例报送要求"),
    ("Body", "请于2026年4月1日前报送，联系人：示例甲，逾期不再受理。"),
    ("Body", "报送后不再修改，请认真核对。"),
    ("AttachmentList", "附件：示例方案"),
    ("Date", "2026年3月5日"),
    ("AttachmentLabel", "附件"),
    ("Body", "示例附件的第一段，按季度开展，共4次。"),
    ("Heading1", "一、示例附件的标题"),
    ("Body", "示例附件的第二段，2026年4月1日起施行。"),
    ("Body", "示例附件的第三段，由示例科室解释。"),
)
_TABLE = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>"


def _paragraph(number: int, style: str, words: str) -> str:
    half = len(words) // 2
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:bookmarkStart w:id="{number}" w:name="_fw_{number}"/>'
        f'{text(words[:half])}{text(words[half:])}<w:bookmarkEnd w:id="{number}"/></w:p>'
    )


@cache
def draft() -> bytes:
    """A small draft in the styles of a built one, marked as one, with a table."""
    body = "".join(_paragraph(number, *line) for number, line in enumerate(_LINES))
    cells = (_paragraph(90 + number, "TableText", f"示例格子{number}") for number in range(2))
    return package(f"{body}{_TABLE.format(*cells)}<w:p/>")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind[0]}-{kind[1]}-{kind[2]}")
def test_the_accepted_texts_are_those_that_were_meant(kind: tuple[str, str, bool]) -> None:
    made = [copy for seed in range(4) if (copy := edited(draft(), kind, seed, VALUES))]
    for copy in made:
        assert copy.expected == copy.intended, copy.about
    assert made or kind == ("touch value", "heading", True)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind[2]], ids=lambda kind: f"{kind[0]}-{kind[1]}")
def test_rejected_a_tracked_copy_is_the_draft(kind: tuple[str, str, bool]) -> None:
    for seed in range(4):
        copy = edited(draft(), kind, seed, VALUES)
        assert copy is None or rejected(copy.data) == accepted(draft()), copy.about


def test_edited_copies_are_well_formed_and_the_same_for_the_same_seed() -> None:
    copies = list(edits(draft(), 30, 7, VALUES))
    for copy in copies:
        for name, content in parts(copy.data).items():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(content)
    assert [parts(copy.data) for copy in copies] == [parts(copy.data) for copy in edits(draft(), 30, 7, VALUES)]
