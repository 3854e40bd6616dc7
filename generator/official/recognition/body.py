"""正文, which paragraph is a heading and of which level (7.3.3), and the 主送机关 above it (7.3.2)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.official import provisions
from generator.official.document import Level
from generator.official.recognition import forms
from generator.official.recognition.elements import BodyParagraph, Element
from generator.official.recognition.lines import Line, element_of
from generator.official.recognition.title import CONTENTS, TitleSplit
from generator.standard import number
from generator.standard.faces import FaceName, face_of

_HANZI = "一二三四五六七八九十百"
_MARKERS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (Level.FIRST, re.compile(rf"[{_HANZI}]+\s*[、.．,，]\s*")),
    (Level.SECOND, re.compile(rf"[（(〔\[【]\s*[{_HANZI}]+\s*[）)〕\]】]\s*[、.．,，]?\s*|[㈠-㈩]\s*")),
    (Level.THIRD, re.compile(r"[0-9０-９]{1,2}\s*(?:[、．]|[.](?![0-9]))\s*")),
    (Level.FOURTH, re.compile(r"[（(]\s*[0-9０-９]{1,2}\s*[）)]\s*[、.．,，]?\s*|[⑴-⒇]\s*")),
)
_DIGITS = re.compile(rf"[{_HANZI}]+|[0-9０-９]+")
_CLOSING = "”’）》」』】"
_SENTENCE_END = re.compile(rf"[。！？][{_CLOSING}]*")
_NOTED = re.compile(r"[。！？；]\s*(?:（[^（）]+）|\([^()]+\))$")
"""What ends an item: a remark in brackets behind its sentence."""
_NO_HEADING_ENDS = ("。", "！", "？", "；")
_HEADING_ENDS = ("。", "！", "？", "：", ":", "）", ")")
_TEXT_ENDS = (*_NO_HEADING_ENDS, "：", "，", "、", ":", ",")
_FACES: dict[FaceName | None, Level] = {"黑体": Level.FIRST, "楷体": Level.SECOND}


def body_of(lines: Sequence[Line]) -> tuple[BodyParagraph, ...]:
    """The paragraphs of a text with their levels.

    A heading that looks like those of another level and continues their numbers is of that level, in any form of
    number: ``2.`` in 黑体 after 一、 is of the first level. Provisions have 编, 章, 节 and 条, and all else is text.
    """
    labels = provisions.labels_of([line.shown for line in lines])
    if any(labels):
        return tuple(_provision(line, label) for line, label in zip(lines, labels, strict=True))
    faces: Counter[FaceName | None] = Counter()
    for line in lines:
        faces[line.face] += len(line.text)
    usual = max(faces, key=lambda face: faces[face], default=None)
    bold = 2 * sum(len(line.text) for line in lines if line.bold) > faces.total()
    counted: dict[Level, int | None] = {}
    found = []
    contents = False  # set in tables
    for line in lines:
        contents = CONTENTS.fullmatch(line.text) is not None or (contents and line.table is not None)
        level = Level.TEXT if contents else _level(line, counted, usual)
        bold_alone = line.bold and not (bold or contents)
        set_apart = line.face != usual and not contents
        paragraph = replace(_paragraph(line, level, set_apart=set_apart, bold=bold_alone), more=line.more)
        found.append(paragraph)
        if paragraph.heading and paragraph.level is not Level.TEXT:
            counted[paragraph.level] = _count(line)
            counted = {level: count for level, count in counted.items() if level.value <= paragraph.level.value}
    return tuple(_like_siblings(lines, found))


def _like_siblings(lines: Sequence[Line], found: Sequence[BodyParagraph]) -> Iterator[BodyParagraph]:
    """``found``, where short sentences numbered on from one too long for a heading are text as it is."""
    paragraphs = zip(lines, found, strict=True)
    for level, group in groupby(paragraphs, lambda each: marker_of(each[0].shown)[0]):
        siblings = [paragraph for _, paragraph in group]
        plain = level is not Level.TEXT and any(not each.heading for each in siblings)
        for each in siblings:
            sentence = plain and not each.text and each.heading.endswith(_NO_HEADING_ENDS)
            yield replace(each, level=Level.TEXT, heading="", text=each.heading) if sentence else each


def _provision(line: Line, label: provisions.Label | None) -> BodyParagraph:
    """``line`` as a paragraph of provisions: a heading, a line of contents, an article with its number, or text."""
    level, end = (Level.TEXT, 0) if label is None else (label.level, len(label.text))
    if level is Level.CONTENTS:
        end = len(line.text) if label is not None and label.text else 0
    elif level in provisions.HEADINGS:
        end = len(line.text)
    elif level is Level.ARTICLE:
        end = max(0, end - len(line.content.numbering))
    return BodyParagraph(line.paragraph, level, line.text[:end], line.text[end:], line.more)


def marker_of(text: str) -> tuple[Level, int]:
    """The level that the number at the beginning of ``text`` is of, and where the number ends."""
    for level, pattern in _MARKERS:
        match = pattern.match(text)
        if match is not None and match.end() < len(text):
            return level, match.end()
    return Level.TEXT, 0


def _level(line: Line, counted: Mapping[Level, int | None], usual: FaceName | None) -> Level:
    """The level whose look and next number ``line`` has, else that of its number's form."""
    level, _ = marker_of(line.shown)
    looks = _FACES.get(_first_face(line))
    if looks is None or _first_face(line) == usual or level in (Level.TEXT, *_FACES.values()):
        return level
    count = _count(line)
    if count == (counted.get(looks) or 0) + 1:
        return looks
    return next((each for each, last in counted.items() if level not in counted and last and count == last + 1), level)


def _paragraph(line: Line, level: Level, *, set_apart: bool, bold: bool) -> BodyParagraph:
    """``line`` as a paragraph of ``level``; ``set_apart`` in another type than the text, or it alone ``bold``."""
    shown, text = line.shown, line.text
    typed = max(0, marker_of(shown)[1] - len(line.content.numbering))
    if level is Level.TEXT:
        heading = ((set_apart and line.face in _FACES) or bold) and _can_be_heading(line)
        return BodyParagraph(line.paragraph, level, text if heading else "", "" if heading else text)
    runs_in = _runs_in(line)
    short = len(shown) <= number("heading.longest") and not runs_in
    noted = not (set_apart or runs_in) and _NOTED.search(shown) is not None
    if short and not noted and (set_apart or not shown.rstrip(_CLOSING).endswith(_NO_HEADING_ENDS)):
        return BodyParagraph(line.paragraph, level, text, "")
    sentence = _SENTENCE_END.search(text, typed) if level is Level.SECOND and not noted else None
    end = _bold_part(line, typed) if sentence is None else sentence.end()
    if end == 0 or (end > number("heading.longest") and not runs_in):  # a sentence with a number
        return BodyParagraph(line.paragraph, Level.TEXT, "", text)
    return BodyParagraph(line.paragraph, level, text[:end], text[end:])


def _bold_part(line: Line, typed: int) -> int:
    """Where the words end that are bold at the beginning of ``line``, before others that are not; 0 without any."""
    text = line.content.text
    bold = 0
    for run in line.content.runs:
        if run.text.strip() and not run.bold:
            break
        bold += len(run.text)
    end = bold - (len(text) - len(text.lstrip()))
    if not line.text[:end].rstrip().endswith(_HEADING_ENDS) and line.text[end : end + 1].strip("：:（( \u3000"):
        return 0  # words of a sentence
    return end if typed < end < len(line.text) and end <= number("heading.longest") else 0


def _can_be_heading(line: Line) -> bool:
    """Whether a line without a number can be a heading: it is short, and ends without a mark."""
    if len(line.text) > number("heading.longest") or line.centred or line.far_right:
        return False
    return not line.text.endswith(_TEXT_ENDS)


def _first_face(line: Line) -> FaceName | None:
    return next((face_of(run.font) for run in line.content.runs if run.text.strip()), None)


def _runs_in(line: Line) -> bool:
    """Whether text follows a heading in its line: after a sentence it ends in another face than it begins in."""
    sentence = _SENTENCE_END.search(line.text)
    if sentence is None or sentence.end() == len(line.text):
        return False
    faces = [face_of(run.font) for run in line.content.runs if run.text.strip()]
    return bool(faces) and faces[0] != faces[-1]


def _count(line: Line) -> int | None:
    match = _DIGITS.search(line.shown)
    return None if match is None else forms.serial_of(match[0])


# 主送机关 (7.3.2).


_LONGEST = 400
_MOST_LINES = 3
_ORGAN = re.compile(
    r"(?:局|委|委员会|厅|部|办|办公室|办公厅|政府|院|会|中心|处|署|站|社|公司|集团|大学|学校|学院|队|馆|所|单位|机构|机关|部门|组织|"
    r"党组|支部|街道|乡镇|区县|企业|分局)(?:（[^）]*）|\([^)]*\)|<[^>]*>)?$"
)
"""What those end with who are addressed: fewer words than of all organs, since text may end with 行 or 场."""
_TEXT_WORDS = re.compile(r"如下|现将|特此|为了|根据|按照|经研究|以下|下列|通知你|报告你")
_TOPIC = re.compile(
    r"(?:介绍|简介|概况|要求|内容|说明|目的|时间|地点|背景|须知|事项|条件|对象|范围|原则|依据|安排|方式|办法|流程|程序|材料|名单|标准|主题|人员|主持人?|记录人?|联系人|电话|地址)$"
)
"""What a short line with a colon ends with that is a heading."""
_ADDRESSED = re.compile(
    "^(?:致|各|有关|相关|全体|尊敬的|亲爱的|贵|你|所有|广大)|"
    f"(?:同学|老师|朋友|人员|员工|家长|居民|市民|客户|用户|个人|者|代表|们)$|{forms.PERSON.pattern}"
)
"""What addresses whoever is no organ."""
_WITHIN_TEXT = re.compile("[。：]")
_SHORT = 12  # characters of whoever is addressed with a colon, whatever the name is
_MOST_SKIPPED = 2  # lines
_SENTENCE_ENDS = ("。", "；", "，", "：")
_LONGEST_SKIPPED = 60
_ENDS = "：:，,、；;。．. "


@dataclass(frozen=True, slots=True)
class _RecipientsTaken:
    """The 主送机关, lines about the title that were ``skipped`` as they are neither, and the ``text`` after them."""

    recipients: Element | None
    skipped: list[Line]
    text: list[Line]


def take_recipients(titled: TitleSplit) -> _RecipientsTaken:
    """The 主送机关 below the title; those of a telegram are above it, with a label that is no part of their text."""
    below = titled.after[:1] if _LABELLED.match("".join(line.text for line in titled.after[:1])) else []
    label = next((line for line in (*titled.before, *below) if forms.MAIN_TO.match(line.text)), None)
    if label is not None:
        others = [line for line in titled.before if line is not label]
        text = [line for line in titled.after if line is not label]
        return _RecipientsTaken(label.element(forms.MAIN_TO.sub("", label.text, count=1).strip()), others, text)
    skipped = 0 if titled.title is None else _skipped(titled.after)
    recipients, text = _at_the_top(titled.after[skipped:])
    if recipients is not None and (
        _is_filled_in(recipients.text, text[:1]) or not _are_addressed(recipients.text, titled.title)
    ):
        recipients, text, skipped = None, titled.after, 0
    return _RecipientsTaken(recipients, [*titled.before, *titled.after[:skipped]], text)


_LABELLED = re.compile(rf"{forms.MAIN_TO.pattern}(?<=[：:])[^。]{{1,200}}$")
_ROOM = re.compile(r"[^：:。]{2,12}[：:].{0,4}(?:\s{2,}|[_＿]{2,})")
"""A label with room behind it."""
_EITHER = re.compile("[^各，、：:]{2,8}/")
"""What a form has for one of two things."""


def _is_filled_in(text: str, below: Sequence[Line]) -> bool:
    """Whether ``text`` with a colon is a label, such as 学院, and another one is ``below`` it, with room or without."""
    labels = any(
        (line.text.endswith(("：", ":")) and len(line.text) < _SHORT) or _ROOM.match(line.text) for line in below
    )
    return labels and (forms.FIELD.match(forms.without_blanks(text)) is not None or _EITHER.match(text) is not None)


def _are_addressed(text: str, title: Element | None) -> bool:
    """Whether a line with a colon is more than a label: below the title of a notice, or by what it names.

    Without a title an organ alone is not, either.
    """
    if title is None and not text.endswith(("：", ":")):
        return False
    names = re.split("[，,、；;]", text.rstrip(_ENDS))
    named = any(form.search(name) for name in names for form in (_ORGAN, _ADDRESSED, forms.ORGAN_PLACE))
    return named or (title is not None and forms.is_title(title.text))


def _at_the_top(lines: Sequence[Line]) -> tuple[Element | None, list[Line]]:
    """The 主送机关 at the beginning of ``lines``, and the lines after it."""
    found: tuple[Element | None, list[Line]] = None, list(lines)
    for end in range(1, min(len(lines), _MOST_LINES) + 1):
        own = lines[:end]
        text = "".join(line.text for line in own)
        if _are_recipients(text, own[0]) and (end == 1 or text.endswith(("：", ":"))):
            found = element_of(own, ""), list(lines[end:])
        if not text.endswith(tuple("，、,")):
            break
    return found


def _skipped(lines: Sequence[Line]) -> int:
    """The number of lines that web pages put below a title, before 主送机关 and text."""
    for place, line in enumerate(lines[: _MOST_SKIPPED + 1]):
        found, _ = _at_the_top(lines[place:])
        if found is not None and (place == 0 or found.text.endswith(("：", ":"))):
            return place
        if (
            line.like_a_title
            or len(line.text) > _LONGEST_SKIPPED
            or "，" in line.text
            or line.text.endswith(_SENTENCE_ENDS)
            or marker_of(line.shown)[1]
        ):
            break
    return 0


def _are_recipients(text: str, first: Line) -> bool:
    if (
        not 0 < len(text.rstrip(_ENDS)) <= len(text) <= _LONGEST
        or _WITHIN_TEXT.search(text.rstrip(_ENDS))
        or _TEXT_WORDS.search(text)
        or forms.SIGNERS.match(text)
        or marker_of(first.shown)[1]
    ):
        return False
    names = re.split("[，,、；;]", text.rstrip(_ENDS))
    organs = sum(_ORGAN.search(name) is not None for name in names)
    if text.endswith(("：", ":")):
        if forms.ORGAN_PLACE.fullmatch(text.rstrip(_ENDS)):
            return True
        short = not _indented(first) or len(text) <= _SHORT or forms.ADDRESSES.match(text) is not None
        return organs > 0 or (short and not _TOPIC.search(text.rstrip(_ENDS)))
    return organs * 2 > len(names) and forms.kind_at_end(text) is None and not (first.centred or first.far_right)


def _indented(line: Line) -> bool:
    return line.paragraph.first_line > 0 or line.content.text.startswith(("\u3000", "  ", "\t"))
