"""正文: which paragraph is a heading, and of which level (7.3.3)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.check.elements import forms
from generator.check.elements.found import BodyParagraph
from generator.check.elements.lines import Line
from generator.official.document import Level
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
_NO_HEADING_ENDS = ("。", "！", "？", "；")
_TEXT_ENDS = (*_NO_HEADING_ENDS, "：", "，", "、", ":", ",")
_FACES: dict[FaceName | None, Level] = {"黑体": Level.FIRST, "楷体": Level.SECOND}


def body_of(lines: Sequence[Line]) -> tuple[BodyParagraph, ...]:
    """The paragraphs of a text with their levels.

    A heading that looks like those of another level and goes on with their numbers is one of that level, whatever
    the form of its number: ``2.`` in 黑体 after 一、 is of the first level.
    """
    faces: Counter[FaceName | None] = Counter()
    for line in lines:
        faces[line.face] += len(line.text)
    usual = max(faces, key=lambda face: faces[face], default=None)
    bold = 2 * sum(len(line.text) for line in lines if line.bold) > faces.total()
    counted: dict[Level, int | None] = {}
    found = []
    for line in lines:
        paragraph = replace(
            _paragraph(line, _level(line, counted, usual), set_apart=line.face != usual, bold=line.bold and not bold),
            more=line.more,
        )
        found.append(paragraph)
        if paragraph.heading:
            counted[paragraph.level] = _count(line)
            counted = {level: count for level, count in counted.items() if level.value <= paragraph.level.value}
    return tuple(found)


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
    return looks if _count(line) == (counted.get(looks) or 0) + 1 else level


def _paragraph(line: Line, level: Level, *, set_apart: bool, bold: bool) -> BodyParagraph:
    """``line`` as a paragraph of ``level``; ``set_apart`` in another type than the text, or it alone ``bold``."""
    shown, text = line.shown, line.text
    typed = max(0, marker_of(shown)[1] - len(line.content.numbering))
    if level is Level.TEXT:
        heading = ((set_apart and line.face in _FACES) or bold) and _can_be_heading(line)
        return BodyParagraph(line.paragraph, level, text if heading else "", "" if heading else text)
    short = len(shown) <= number("heading.longest") and not _runs_in(line)
    if short and (set_apart or not shown.rstrip(_CLOSING).endswith(_NO_HEADING_ENDS)):
        return BodyParagraph(line.paragraph, level, text, "")
    sentence = _SENTENCE_END.search(text, typed) if level is Level.SECOND else None
    end = _bold_part(line, typed) if sentence is None else sentence.end()
    if end == 0 or (end > number("heading.longest") and not _runs_in(line)):  # a sentence with a number
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
