"""What is recognised with certainty, and which punctuation is surely Chinese: nothing else is mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache

from generator.check.official_papers import (
    _ADDRESSED,
    _GIVEN,
    _is_mark,
    _is_named_organ,
    _is_title,
    _names_organ,
    is_official,
)
from generator.check.rules import Departure
from generator.check.rules.changes.edited_document import paragraphs_of
from generator.check.rules.level_numbers import listed_items
from generator.check.rules.wording import HANZI, masked_addresses
from generator.ground.errors import Span
from generator.ground.length import Zi
from generator.office.reading.document import Paragraph
from generator.official.document import Level
from generator.official.recognition import forms
from generator.official.recognition.elements import BodyParagraph, Element, RecognisedDocument
from generator.official.recognition.title import says_kind

_BY_CHARACTERS = ("PU-", "NU-")
_IN_ANY = "PU-"
_NUMBERING = ("PU-10", "PU-11", "PU-12")
_IN_OFFICIAL = (*_NUMBERING, "PU-20")
_OF_INDENTS = ("BD-03", "BD-04")
_OF_HEADINGS = ("PU-20", "BD-08", "BD-12")

_BLANKS = " \u3000\t\u00a0"
_OF_THE_WHOLE = frozenset(("PG-06", "PG-07", "PG-09", "BD-02", "BD-11"))
_PLACED = ("center", "right", "distribute")
_FAR = Zi(8)
_SHORT = 40
_TOP = 3  # paragraphs in which 主送机关 may be
_ENDS = re.compile(r"[。．.；;：:！!？?，,、…][”’）》」』\"')]*$")
_HANZI = re.compile(r"[\u3400-\u9fff]")
_APART = re.compile(r"^[ \u3000]{5,}|\S(?:\t|[ \u3000]{3,}+)\s*+\S")
_REFERENCES = re.compile(r"参考(?:文献|资料|书目)")
_HEADING = 12
_LABELLED = re.compile(r"^\s*编\s*号|签\s*发\s*人")
_LABELS = {
    "PU-11": re.compile(r"(?m)^\s*\((?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\)"),
    "PU-12": re.compile(r"(?m)^\s*[0-9]{1,2}[、，]"),
}
_OF_LINES = ("PU-12", "PU-20")  # about the beginnings and ends of paragraphs


class Certainty:
    """The parts of a document that are recognised with certainty; each is found once, on first use."""

    def __init__(self, found: RecognisedDocument) -> None:
        self._found = found

    def of(self, rule: str, departures: Iterable[Departure]) -> tuple[Departure, ...]:
        """Those of the ``departures`` from ``rule`` that are departures for certain; of other documents marks alone."""
        if not (self._official or (rule.startswith(_IN_ANY) and rule not in _IN_OFFICIAL)):
            return ()
        if rule in _OF_THE_WHOLE:
            return tuple(departures)
        if rule in _OF_HEADINGS:
            departures = [each for each in departures if not self._is_item(each)]
        if rule in _OF_INDENTS:
            departures = [each for each in departures if not self._is_bulleted(each)]
        if rule.startswith(_BY_CHARACTERS):
            certain = tuple(each for each in departures if self._is_certain_mark(rule, each))
            return certain if self._labels_like(rule) <= sum(map(self._is_typed, certain)) else ()
        return tuple(each for each in departures if self._is_certain(each))

    def _is_certain(self, departure: Departure) -> bool:
        return all(id(paragraph) not in self._uncertain for paragraph in paragraphs_of(departure, self._found))

    def _is_item(self, departure: Departure) -> bool:
        return any(id(paragraph) in self._items for paragraph in paragraphs_of(departure, self._found))

    def _is_bulleted(self, departure: Departure) -> bool:
        """Whether a sign that is no number is before it: a list whose indents somebody chose."""
        labels = (paragraph.numbering.strip() for paragraph in paragraphs_of(departure, self._found))
        return any(label and not any(map(str.isalnum, label)) for label in labels)

    def _is_certain_mark(self, rule: str, departure: Departure) -> bool:
        """Whether the marks are in running text, and are what the rule takes them for."""
        paragraphs = paragraphs_of(departure, self._found)
        if rule in _OF_LINES and any("\n" in each.text for each in paragraphs):
            return False
        if any(id(each) in self._references or not is_prose(each.text, each.numbering) for each in paragraphs):
            return False
        at, certain = departure.at, _MARKS.get(rule)
        if certain is None or not isinstance(at, Span) or at.column is None:
            return True
        start = at.column - 1
        if at.table is not None and any(each.text[start : start + at.length] == "." for each in paragraphs):
            return False  # the end of a label
        return all(certain(each.text, start, start + at.length) for each in paragraphs)

    def _is_typed(self, departure: Departure) -> bool:
        return not any(each.numbering for each in paragraphs_of(departure, self._found))

    def _labels_like(self, rule: str) -> int:
        """The number of labels like those of ``rule``: of a list all are mended, or none."""
        pattern = _LABELS.get(rule)
        paragraphs = (each for each in self._found.document.blocks if isinstance(each, Paragraph))
        texts = (f"{each.numbering}{each.text}" for each in paragraphs)
        return 0 if pattern is None else sum(len(pattern.findall(text)) for text in texts)

    @cached_property
    def _official(self) -> bool:
        return is_official(self._found)

    @cached_property
    def _uncertain(self) -> frozenset[int]:
        return uncertain(self._found)

    @cached_property
    def _references(self) -> frozenset[int]:
        return frozenset(id(paragraph) for paragraph in _references(self._found))

    @cached_property
    def _items(self) -> frozenset[int]:
        return frozenset(id(paragraph) for paragraph in listed_items(self._found))


def reads_characters(rule: str) -> bool:
    """Whether what ``rule`` finds depends on characters alone, not on their looks or their places."""
    return rule.startswith(_BY_CHARACTERS) and rule not in _NUMBERING


def uncertain(found: RecognisedDocument) -> frozenset[int]:
    """The paragraphs, by :func:`id`, that were recognised by their place or their look alone."""
    return frozenset(id(paragraph) for paragraph in _doubtful(found))


def _doubtful(found: RecognisedDocument) -> Iterator[Paragraph]:
    yield from _header(found)
    yield from _text(found)
    yield from _signature(found)
    listed = found.attachment_list
    unnamed = any(forms.REMARK.fullmatch(each.name) for each in listed)
    if unnamed or (len(listed) > 1 and any(each.serial is None for each in listed)):
        yield from (each.paragraph for each in listed)
    for attachment in found.attachments:
        title = attachment.title
        if title is not None and (title.paragraph is attachment.label.paragraph or not _names_attachment(title)):
            yield title.paragraph
    imprint = found.imprint
    if imprint is not None and imprint.table is None and imprint.date is None and not _labelled(imprint.copy_to):
        yield from imprint.paragraphs


def _names_attachment(title: Element) -> bool:
    """Whether the title of an attachment is in the middle, or ends as titles and the names of forms do."""
    return title.paragraph.align == "center" or says_kind(title.text)


def _header(found: RecognisedDocument) -> Iterator[Paragraph]:
    """A title without its words, a number without its serial, a mark without a sign of one, 主送机关 without a mark."""
    title, number, recipients = found.title, found.number, found.recipients
    if title is not None and not _is_title(title):
        yield from title.paragraphs
    beside = None if number is None else _LABELLED.search(number.paragraph.text)
    labelled = beside is not None
    if number is not None and (labelled or _GIVEN.search(number.text) is None):
        yield from number.paragraphs
    if recipients is not None and _ENDS.search(recipients.text.rstrip()) is None:
        yield from recipients.paragraphs
    if not all(map(_is_mark, found.mark)):  # those of a joint issue are one
        yield from (paragraph for mark in found.mark for paragraph in mark.paragraphs)


def _text(found: RecognisedDocument) -> Iterator[Paragraph]:
    parts: Iterable[BodyParagraph] = (*found.body, *(part for each in found.attachments for part in each.body))
    before: BodyParagraph | None = None
    for part in parts:
        if not _is_text(part) or (before is not None and _goes_on(before, part)):
            yield part.paragraph
        before = part
    yield from (part.paragraph for part in found.body[:_TOP] if _ADDRESSED.search(part.paragraph.text))
    if found.recipients is None:
        yield from (part.paragraph for part in found.body[:_TOP] if part.paragraph.text.rstrip().endswith(("：", ":")))


def _is_text(part: BodyParagraph) -> bool:
    """Whether it is text: a heading, a long paragraph, or one with a point at its end, in Chinese and not set apart."""
    paragraph, text = part.paragraph, part.paragraph.text.rstrip()
    if _is_apart(paragraph) or forms.UNFILLED_DATE.fullmatch(text.strip()) or not _HANZI.search(text):
        return False
    return part.level is not Level.TEXT or len(text) > _SHORT or _ENDS.search(text) is not None


def _goes_on(before: BodyParagraph, part: BodyParagraph) -> bool:
    """Whether a paragraph may be the rest of the one ``before``, which breaks off within a sentence."""
    text = before.paragraph.text.rstrip()
    broken = before.level is Level.TEXT and "，" in text and _ENDS.search(text) is None
    return broken and part.level is Level.TEXT


def _is_apart(paragraph: Paragraph) -> bool:
    """Whether somebody gave a paragraph a place of its own: aligned, far to the right, or with blanks between words."""
    far = paragraph.left + paragraph.first_line >= _FAR
    return paragraph.align in _PLACED or far or _APART.search(paragraph.text) is not None


def _signature(found: RecognisedDocument) -> Iterator[Paragraph]:
    """All of a signature, where it is not certain.

    Then one who signs is no organ for certain, two sign in one line, one more may sign, or the date is to be filled in.
    """
    signature = found.signature
    organs = signature.organs
    shared = max(Counter(id(each.paragraph) for each in organs).values(), default=1) > 1
    unfilled = signature.date is not None and found.issued is None
    sure = not shared and not unfilled and all(_is_apart(each.paragraph) or _is_named_organ(each) for each in organs)
    if sure and not _may_be_signed_above(found):
        return
    date = () if signature.date is None else (signature.date,)
    for element in (*organs, *signature.posts, *date):
        yield from element.paragraphs


def _may_be_signed_above(found: RecognisedDocument) -> bool:
    """Whether the last line of the text is the name of an organ, which may sign, too."""
    last = found.body[-1] if found.body else None
    return last is not None and last.level is Level.TEXT and _names_organ(last.paragraph.text)


def _references(found: RecognisedDocument) -> Iterator[Paragraph]:
    """The paragraphs after 参考文献, up to the next one as short as a heading."""
    within = False
    for paragraph in found.document.paragraphs:
        text = forms.without_blanks(paragraph.text)
        if text and len(text) <= _HEADING:
            within = _REFERENCES.search(text) is not None
        elif within:
            yield paragraph


def _labelled(copy_to: Element | None) -> bool:
    label = None if copy_to is None else forms.COPY_TO.match(copy_to.text)
    return label is not None and label[0].rstrip().endswith(("：", ":"))


# Punctuation that is certainly in Chinese text: not in code, in references or in other languages.


_HAN = re.compile(f"[{HANZI}]")

_OPENING_MARKS, _CLOSING_MARKS = "“‘（《〈〔【", "”’）》〉〕】"
_INSIDE = "，。、；：？！…—·"
_BEHIND_CHINESE = re.compile(rf"[{HANZI}{_CLOSING_MARKS}%％]$")
_BEFORE_CHINESE = re.compile(f"[{HANZI}“‘（《〈]")
_AT_CHINESE_END = re.compile(rf"(?:^|[{HANZI}{_OPENING_MARKS}{_CLOSING_MARKS}{_INSIDE}])$")
_AT_CHINESE = re.compile(rf"$|[{HANZI}{_OPENING_MARKS}{_CLOSING_MARKS}{_INSIDE}]")
_BEHIND_WORD = re.compile(r"[0-9A-Za-z)]$")
_LABEL = re.compile(r"\((?:[0-9]{1,3}|[A-Za-z]|[ivx]{1,4})(?:[-.][0-9]{1,3})?\)")
_DOTS = (3, 6)
_NEAR = 32
_CODE = re.compile(
    "|".join(
        (
            r"[{}]|&&|\|\||->|=>|::|</|/>|/\*|\*/|(?<!:)//",
            r"[=!<>]=|=\s*[\"']",  # a comparison, a text that is assigned
            r"=\s{0,3}[A-Za-z(（∑]|[∑÷√]|[0-9A-Za-z)）]\s{0,3}×\s{0,3}[0-9A-Za-z(（∑]",  # an equation
            r"\w\([\"')]|\w\([\w\s.,\"']{0,80}\)\s{0,3};",  # a call
            r"(?:^|[\s\[])--?[A-Za-z?]",  # an option
            (
                r"\b(?:int|char|float|double|void|bool|boolean|String|public|private|static|return|import|const|var|def"
                r"|class|SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|VALUES|CREATE|ALTER|DROP|TABLE)\b"
            ),
        )
    ),
    re.ASCII,
)
_DRAWN = re.compile(r"[\u2500-\u257f]")
_REFERENCE = re.compile(
    r"^\s*[\[［【]\s*(?:\d{1,3}|序号)\s*[\]］】]|[\[［](?:[JMNDCPSRGZAK]|DB|CP|EB|DS)(?:/(?:OL|CD|DK|MT))?[\]］]"
    rf"|(?:[{HANZI}]{{1,8}}\.){{2}}[^。]{{0,40}}[,:]"
)
"""An entry of a list of references (GB/T 7714-2015), whose marks are half-width."""

_OTHER_WORD = re.compile(rf"[^\W\d_{HANZI}]+")


@lru_cache(maxsize=4096)
def is_prose(text: str, numbering: str = "") -> bool:
    """Whether a paragraph is Chinese running text for certain: no code, reference or drawing, and mostly Chinese.

    ``numbering`` is the automatic number before it.
    """
    strange = _CODE.search(text) or _DRAWN.search(text) or _REFERENCE.search(numbering + text)
    return strange is None and len(_HAN.findall(text)) >= len(_OTHER_WORD.findall(masked_addresses(text)))


def is_chinese_mark(text: str, start: int, end: int) -> bool:
    """Whether the half-width mark, or the brackets with what they hold, from ``start`` to ``end`` are Chinese ones."""
    mark, (before, after) = text[start:end], _around(text, start, end)
    if len(mark) > 1:
        return _are_chinese_brackets(before, mark, after)
    if mark == "." and before.endswith("》") and after:
        return False  # a reference's, between a title and its publisher
    of_one = _OF_ONE.get(mark, _is_chinese_point)
    return of_one(before, after)


def are_chinese_dots(text: str, start: int, end: int) -> bool:
    """Whether dots stand for an ellipsis: three or six of them behind Chinese text, and no leader."""
    before, after = _around(text, start, end)
    return end - start in _DOTS and bool(_BEHIND_CHINESE.search(before)) and bool(_AT_CHINESE.match(after))


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The characters next to those from ``start`` to ``end``, past blanks."""
    return text[max(0, start - _NEAR) : start].rstrip(_BLANKS), text[end : end + _NEAR].lstrip(_BLANKS)


def _are_chinese_brackets(before: str, brackets: str, after: str) -> bool:
    if _LABEL.fullmatch(brackets):
        return False  # the label of an item, which is written alike wherever it is
    if _BEHIND_CHINESE.search(before):
        return True
    around = _AT_CHINESE_END.search(before) or _AT_CHINESE.match(after)
    return around is not None and _HAN.search(brackets) is not None


def _is_chinese_point(before: str, after: str) -> bool:
    behind = _BEHIND_CHINESE.search(before) is not None
    return behind or bool(_BEHIND_WORD.search(before) and _BEFORE_CHINESE.match(after))


def _is_chinese_opening(before: str, after: str) -> bool:
    return bool(_AT_CHINESE_END.search(before)) and bool(before or _BEFORE_CHINESE.match(after))


def _is_chinese_closing(before: str, after: str) -> bool:
    return bool(_BEHIND_CHINESE.search(before)) or bool(_BEHIND_WORD.search(before) and _AT_CHINESE.match(after))


_OF_ONE: dict[str, Callable[[str, str], bool]] = {"(": _is_chinese_opening, ")": _is_chinese_closing}

_MARKS = {"PU-01": is_chinese_mark, "PU-19": are_chinese_dots}
