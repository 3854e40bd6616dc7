"""Fixes of typing: half-width punctuation, padding zeros, superfluous full stops."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from generator.check.mending.work import Mend, Slip, Work, type_over
from generator.ground.errors import Span
from generator.office.reading.document import Paragraph
from generator.official.recognition.found import Element
from generator.standard import COPY_TO, NUMBER

_STRAIGHT = "\"'＂"
_STOPS = "。．."
_LIST_MARKS = "。，、；：．.,;: "
_YEAR = re.compile(r"[\[［【(（〔﹝]\s*(?P<year>(?:19|20)\d\d)\s*[\]］】)）〕﹞]\s*(?:第\s*)?(?P<serial>0*)(?=[1-9])")
_PADDED = re.compile(r"(?<!\d)0(?=[1-9][月日])")
_PADDED_ONLY = re.compile(r"0[1-9]月|0[1-9]日")
_RECIPIENTS_END = re.compile(r"(?<!\s)\s*+(?:[，,、;；。．.:]\s*+)?$")
_LIST_WORD = re.compile(r"附件\s*(?P<colon>[:：]?)")
_LIST_SERIAL = re.compile(r"(?P<before>^\s*(?:附件\s*[:：]\s*)?\d{1,2})(?P<mark>[、．，,])")
_SIGNERS = re.compile(r"签\s*发\s*人\s*(?P<colon>[:：]?)")
_COPY = re.compile(r"(?:抄送|主送)\s*(?P<colon>[:：]?)")
_COPY_END = re.compile(r"(?:[。．.，,；;、]|(?<!\s))\s*+$")
_PAGE_NUMBER = re.compile(r"\s*(?P<before>[-－–—]+\s*)\d+(?P<behind>\s*[-－–—]+)\s*")
_OPENING, _CLOSING = ("(", "（"), (")", "）")
_BLANKS = " \u3000\t\u00a0"


def marked(work: Work) -> Iterable[Mend]:
    """What the rule itself says to the character."""
    return type_over(work, _replacements(work, lambda _: True))


def straight_quotes(work: Work) -> Iterable[Mend]:
    """Straight quotation marks alone: whether others face the wrong way only the writer knows."""
    return type_over(work, _replacements(work, lambda old: old[:1] in _STRAIGHT))


def full_stops(work: Work) -> Iterable[Mend]:
    """Full stops that should not be there."""
    return type_over(work, _replacements(work, lambda old: old.strip() in _STOPS))


def dots(work: Work) -> Iterable[Mend]:
    """Half-width dots for an ellipsis."""
    return type_over(work, _replacements(work, lambda old: set(old) == {"."}))


def dashes(work: Work) -> Iterable[Mend]:
    """The dashes beside a page number; the number itself is a field."""
    return type_over(work, _dashes(work))


def _dashes(work: Work) -> Iterator[Slip]:
    for departure in work.departures:
        for paragraph in work.paragraphs(departure):
            match = _PAGE_NUMBER.fullmatch(paragraph.text)
            if match is not None:
                yield Slip(paragraph, match.start("before"), match.end("before"), "— ")
                yield Slip(paragraph, match.start("behind"), match.end("behind"), " —")


def padding(work: Work) -> Iterable[Mend]:
    """Dates whose month or day is padded."""
    return type_over(work, _replacements(work, lambda old: _PADDED_ONLY.search(old) is not None))


def _replacements(work: Work, meant: Callable[[str], bool]) -> Iterator[Slip]:
    for departure in work.departures:
        at, new = departure.at, departure.facts.get("replacement")
        if not isinstance(at, Span) or at.column is None or not isinstance(new, str):
            continue
        start, end = at.column - 1, at.column - 1 + at.length
        for paragraph in work.paragraphs(departure):
            old = paragraph.text[start:end]
            if old == departure.facts.get("replaced") and meant(old):
                yield Slip(paragraph, start, end, new)
                break


def number(work: Work) -> Iterable[Mend]:
    """The brackets, 第 and the padding of the 发文字号, where it is right without them."""
    element = work.found.number
    return () if element is None else type_over(work, _number(element))


def _number(element: Element) -> Iterator[Slip]:
    paragraph, text = element.paragraph, element.text
    offset = paragraph.text.find(text)
    match = _YEAR.search(text)
    if offset >= 0 and match is not None:
        new = f"〔{match['year']}〕"
        if NUMBER.fullmatch(text[: match.start()] + new + text[match.end() :]):
            yield Slip(paragraph, offset + match.start(), offset + match.end(), new)


def date(work: Work) -> Iterable[Mend]:
    """The padding zeros of 成文日期."""
    return _unpadded(work, work.found.signature.date)


def printing_date(work: Work) -> Iterable[Mend]:
    """The padding zeros of 印发日期."""
    return _unpadded(work, None if work.found.imprint is None else work.found.imprint.date)


def _unpadded(work: Work, element: Element | None) -> Iterable[Mend]:
    if element is None:
        return ()
    paragraph = element.paragraph
    offset = max(paragraph.text.find(element.text), 0)
    return type_over(
        work,
        (Slip(paragraph, offset + match.start(), offset + match.end(), "") for match in _PADDED.finditer(element.text)),
    )


def recipients(work: Work) -> Iterable[Mend]:
    """The mark after 主送机关, which is a full-width colon."""
    element = work.found.recipients
    if element is None:
        return ()
    last = element.paragraphs[-1]
    match = _RECIPIENTS_END.search(last.text)
    return () if match is None else type_over(work, [Slip(last, match.start(), match.end(), "：")])


def list_word(work: Work) -> Iterable[Mend]:
    """The colon of 附件：."""
    return type_over(work, _coloned(_first_listed(work), _LIST_WORD))


def signers_word(work: Work) -> Iterable[Mend]:
    """The colon of 签发人：."""
    signers = work.found.signers
    return () if signers is None else type_over(work, _coloned(signers.paragraphs, _SIGNERS))


def _first_listed(work: Work) -> tuple[Paragraph, ...]:
    return tuple(listed.paragraph for listed in work.found.attachment_list[:1])


def _coloned(paragraphs: Iterable[Paragraph], word: re.Pattern[str]) -> Iterator[Slip]:
    for paragraph in paragraphs:
        match = word.search(paragraph.text)
        if match is not None and match["colon"] != "：":
            yield Slip(paragraph, match.start("colon"), match.end("colon"), "：")


def list_serials(work: Work) -> Iterable[Mend]:
    """The low dot after a serial of the 附件说明."""
    return type_over(
        work,
        (
            Slip(paragraph, match.start("mark"), match.end("mark"), ".")
            for departure in work.departures
            for paragraph in work.paragraphs(departure)
            if (match := _LIST_SERIAL.search(paragraph.text))
        ),
    )


def list_ends(work: Work) -> Iterable[Mend]:
    """Marks behind the names of attachments."""
    return type_over(
        work, (_ending(each, _LIST_MARKS) for departure in work.departures for each in work.paragraphs(departure))
    )


def title_end(work: Work) -> Iterable[Mend]:
    """The full stop behind the title."""
    title = work.found.title
    return () if title is None else type_over(work, [_ending(title.paragraphs[-1], _STOPS + " ")])


def label_end(work: Work) -> Iterable[Mend]:
    """The colon behind 附件1."""
    labels = (each for departure in work.departures for each in work.paragraphs(departure))
    return type_over(work, (_ending(each, "：: ") for each in labels if each.text.rstrip().endswith(("：", ":"))))


def _ending(paragraph: Paragraph, marks: str) -> Slip:
    text = paragraph.text
    return Slip(paragraph, len(text.rstrip(marks)), len(text), "")


def copies(work: Work) -> Iterable[Mend]:
    """The colon after 抄送 and the full stop that ends it."""
    return type_over(work, _copies(work))


def _copies(work: Work) -> Iterator[Slip]:
    for departure in work.departures:
        if isinstance(departure.at, Element):
            element = departure.at
            yield from _coloned(element.paragraphs[:1], _COPY)
            yield from _stopped(element)


def _stopped(element: Element) -> Iterator[Slip]:
    """The full stop at the end of 抄送, which may be followed by another element on its next line."""
    paragraph = element.paragraphs[-1]
    last = element.text.rstrip("\n").split("\n")[-1]
    offset = paragraph.text.rfind(last)
    match = _COPY_END.search(last)
    if offset >= 0 and match is not None and last.strip() != COPY_TO:
        yield Slip(paragraph, offset + match.start(), offset + match.end(), "。")


def note_brackets(work: Work) -> Iterable[Mend]:
    """The brackets around the 附注."""
    note = work.found.note
    if note is None:
        return ()
    first, last = note.paragraphs[0], note.paragraphs[-1]
    opening, closing = first.text.lstrip()[:1], last.text.rstrip()[-1:]
    if opening not in _OPENING or closing not in _CLOSING:
        return ()
    start, end = first.text.index(opening), last.text.rindex(closing)
    return type_over(work, [Slip(first, start, start + 1, "（"), Slip(last, end, end + 1, "）")])


def leading_blanks(work: Work) -> Iterable[Mend]:
    """Blanks that stand for an indent."""
    return type_over(
        work,
        (
            Slip(paragraph, 0, len(paragraph.text) - len(paragraph.text.lstrip(_BLANKS)), "")
            for departure in work.departures
            for paragraph in work.paragraphs(departure)
        ),
    )


def list_blanks(work: Work) -> Iterable[Mend]:
    """Blanks that push the names of the 附件说明 below one another."""
    listed = [each.paragraph for each in work.found.attachment_list]
    return type_over(
        work, (Slip(each, 0, len(each.text) - len(each.text.lstrip(" \u3000\u00a0")), "") for each in listed)
    )
