"""What is recognised with certainty: nothing else is moved, set in another type or completed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.check.elements import forms
from generator.check.elements.found import BodyParagraph, Element, Found
from generator.document import Level
from generator.docx_reading.document import Paragraph
from generator.length import Pt, Zi

_BY_CHARACTERS = ("PU-", "NU-")
_NUMBERING = ("PU-10", "PU-11", "PU-12")
_OF_THE_WHOLE = frozenset(("PG-06", "PG-07", "PG-09", "BD-02", "BD-11"))
_PLACED = ("center", "right", "distribute")
_FAR = Zi(8)
_BIG = Pt(26)
_SHORT = 40
_TOP = 3  # paragraphs in which 主送机关 may be
_ENDS = re.compile(r"[。．.；;：:！!？?，,、…][”’）》」』\"')]*$")
_HANZI = re.compile(r"[\u3400-\u9fff]")
_APART = re.compile(r"^[ \u3000]{5,}|\S(?:\t|[ \u3000]{3,}+)\s*+\S")
_TITLES = re.compile(
    r"关于|(?:方案|办法|规定|细则|要点|计划|规划|总结|讲话|制度|规程|预案|名单|简报|条例|章程|准则|意见|纪要|清单|公报)$"
)
_OPENING, _CLOSING = r"〔﹝\[［【", r"〕﹞\]］】"
_NUMBERED = re.compile(
    rf"^(?:(?=[^{_OPENING}\n]*[{_OPENING}][^{_CLOSING}\n]*[{_CLOSING}]).*|第.{{1,8}})[号期次]$", re.MULTILINE
)
_MARKS = re.compile(r"(?:文件|令|纪要|公报|简报)$")
_ORGANS = re.compile(
    r"(?:局|府|委|院|办|厅|部|会|社|室|中心|公司|集团|学校|大学|小学|中学|处|科|所|站|队|团|组|行|厂|馆|联|署|场|园|镇|乡)$"
)
_GIVEN = re.compile(r"\d\s*+号?\s*+$")


def depends_on_elements(rule: str) -> bool:
    """Whether ``rule`` is about what a paragraph is taken for; others read characters, or are of the whole document."""
    return not rule.startswith(_BY_CHARACTERS) and rule not in _OF_THE_WHOLE


def reads_characters(rule: str) -> bool:
    """Whether ``rule`` reads characters alone, in whatever document; 1、 is wrong in official ones only."""
    return rule.startswith(_BY_CHARACTERS) and rule not in _NUMBERING


def is_official(found: Found) -> bool:
    """Whether the document is an official one for certain: by its title, its number, or who signs it and when."""
    signature = found.signature
    signed = signature.date is not None and bool(signature.organs) and all(_is_organ(each) for each in signature.organs)
    title = found.title
    titled = title is not None and _is_title(title)
    addressed = title is not None and ("关于" in title.text or found.recipients is not None)
    return (
        (titled and addressed) or signed or (found.number is not None and _GIVEN.search(found.number.text) is not None)
    )


def uncertain(found: Found) -> frozenset[int]:
    """The ids of the paragraphs that were taken for something, or for text, without a sign that is certain."""
    return frozenset(id(paragraph) for paragraph in _uncertain(found))


def _uncertain(found: Found) -> Iterator[Paragraph]:
    yield from _header(found)
    yield from _text(found)
    yield from _signature(found)
    imprint = found.imprint
    if imprint is not None and imprint.table is None and imprint.date is None and not _labelled(imprint.copy_to):
        yield from imprint.paragraphs


def _header(found: Found) -> Iterator[Paragraph]:
    """A title without its words, a number without its serial, a mark without a sign of one, 主送机关 without a mark."""
    title, number, recipients = found.title, found.number, found.recipients
    if title is not None and not _is_title(title):
        yield from title.paragraphs
    if number is not None and _GIVEN.search(number.text) is None:
        yield from number.paragraphs
    if recipients is not None and _ENDS.search(recipients.text.rstrip()) is None:
        yield from recipients.paragraphs
    for mark in found.mark:
        if not _is_mark(mark):
            yield from mark.paragraphs


def _is_title(title: Element) -> bool:
    text = forms.without_blanks(title.text)
    if _NUMBERED.search(title.text):
        return False
    return _TITLES.search(text.rstrip("。．.")) is not None or forms.kind_at_end(text) is not None


def _is_mark(mark: Element) -> bool:
    runs = [run for run in mark.paragraph.runs if run.text.strip()]
    return any(run.size >= _BIG for run in runs) or _MARKS.search(forms.without_blanks(mark.text)) is not None


def _text(found: Found) -> Iterator[Paragraph]:
    parts: Iterable[BodyParagraph] = (*found.body, *(part for each in found.attachments for part in each.body))
    for part in parts:
        if not _is_text(part):
            yield part.paragraph
    if found.recipients is None:
        yield from (part.paragraph for part in found.body[:_TOP] if part.paragraph.text.rstrip().endswith(("：", ":")))


def _is_text(part: BodyParagraph) -> bool:
    """Whether it is text: a heading, a long paragraph, or one with a point at its end, in Chinese and not set apart."""
    paragraph, text = part.paragraph, part.paragraph.text.rstrip()
    if is_apart(paragraph) or forms.UNFILLED_DATE.fullmatch(text.strip()) or not _HANZI.search(text):
        return False
    return part.level is not Level.TEXT or len(text) > _SHORT or _ENDS.search(text) is not None


def is_apart(paragraph: Paragraph) -> bool:
    """Whether somebody gave a paragraph a place of its own: aligned, far to the right, or with blanks between words."""
    far = paragraph.left + paragraph.first_line >= _FAR
    return paragraph.align in _PLACED or far or _APART.search(paragraph.text) is not None


def _signature(found: Found) -> Iterator[Paragraph]:
    """All of a signature, where one who signs is no organ for certain, or two sign in one line."""
    signature = found.signature
    organs = signature.organs
    shared = max(Counter(id(each.paragraph) for each in organs).values(), default=1) > 1
    if not shared and all(_is_organ(each) for each in organs):
        return
    date = () if signature.date is None else (signature.date,)
    for element in (*organs, *signature.posts, *date):
        yield from element.paragraphs


def _is_organ(organ: Element) -> bool:
    return is_apart(organ.paragraph) or _ORGANS.search(forms.without_blanks(organ.text)) is not None


def _labelled(copy_to: Element | None) -> bool:
    label = None if copy_to is None else forms.COPY_TO.match(copy_to.text)
    return label is not None and label[0].rstrip().endswith(("：", ":"))
