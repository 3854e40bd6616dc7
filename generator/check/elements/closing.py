"""What closes a document: 附件说明, 署名 and 成文日期, 附注, 出席人员名单 (7.3.4 to 7.3.6, 10.3).

The foot is read from below: from the last date upwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.check.elements import forms
from generator.check.elements.body import marker_of
from generator.check.elements.found import Element, FoundSignature, Listed
from generator.check.elements.lines import Line, element_of
from generator.check.elements.signed import how_signed
from generator.office.reading.document import Paragraph, ReadDocument

_LONGEST_ORGAN = 40
_LONGEST_LINE_WITH_DATE = 60
_MOST_ORGANS = 20
_LONGEST_NAME = 5
_SHORTEST_ORGAN = 1
_LONGEST_NOTE = 4  # lines
_POINTS = tuple("。；;：:，,、！？")
_NO_ORGAN = re.compile(
    r"敬礼|特此|此致|此复|敬请|以上|妥否|当否|可否|请予|请批|专此|附\s*件|现予|联系人|联系电话|[（(]"
)
_APART = re.compile(r"\t|\n|[ \u3000]{2,}")
_ADDRESS = re.compile(r"联\s?系\s?(?:人|电\s?话|方\s?式)|附\s?注[：:]")
# the end of an organ's name, which alone is nobody's
_PART_OF_NAME = re.compile(r"(?:领导小组|工作|联席会议|指挥部)?(?:办公室|委员会|领导小组|指挥部|秘书处)|[（(].*[）)]")
_SHORT_NAME = 3
_WEEKDAY = re.compile(r"[\s（(]*(?:(?:星期|周|礼拜)[一二三四五六日天])?[\s）)。.]*")
_DATES = (forms.DATE, forms.UNFILLED_DATE, forms.DATE_PLACE)
_ALL_DATES = (*_DATES, forms.PARTIAL_DATE)
_SERIAL = re.compile(r"[0-9０-９]{1,2}\s*[.．、]")
_ENTRY_INDENT = 3  # 字 that a line of the 附件说明 is in at least


@dataclass(slots=True)
class Closing:
    """What was found; ``rest`` are the lines that are none of it, ``behind`` those after a date that ends the text.

    ``dropped`` is what is no part of the signature that it is in: another organ's date.
    """

    rest: list[Line]
    behind: list[Line] = field(default_factory=list)
    dropped: list[Element] = field(default_factory=list)
    attachment_list: tuple[Listed, ...] = ()
    signature: FoundSignature = field(default_factory=lambda: FoundSignature(None))
    note: Element | None = None
    attendance: tuple[Element, ...] = ()


def take_closing(document: ReadDocument, lines: Sequence[Line], organs: Sequence[str], *, minutes: bool) -> Closing:
    """What closes the document in ``lines``; ``organs`` are names that its header has shown."""
    closing = Closing(list(lines))
    _take_attendance(closing, minutes=minutes)
    _take_signature(document, closing, organs)
    _take_list(closing)
    return closing


def _take_attendance(closing: Closing, *, minutes: bool) -> None:
    if not minutes:
        return
    own = [line for line in closing.rest if forms.ATTENDANCE.match(line.text)]
    closing.attendance = tuple(line.element() for line in own)
    closing.rest = [line for line in closing.rest if line not in own]


def _take_signature(document: ReadDocument, closing: Closing, organs: Sequence[str]) -> None:
    """Takes 成文日期, the lines above it that sign, and the 附注 after it."""
    rest = closing.rest
    place = _dated(rest)
    found = None if place is None else _date_in(rest[place])
    if place is None or found is None:
        _take_undated(document, closing, organs)
        return
    before, date = found
    dated = rest[place]
    start = _first_signing(rest, place, organs)
    above = rest[start:place]
    signing = [line for line in above if not _is_seal_place(line) and not _is_other_date(line)]
    closing.dropped = [line.element() for line in above if _is_other_date(line)]
    if forms.DATE.fullmatch(before):
        closing.dropped.append(dated.element(before))
    organs_found = _organs_in([line for line in signing if not _post(line)])
    posts = [line for line in signing if _post(line)]
    closing.signature = FoundSignature(
        how=how_signed(document, signing, dated, stamped=bool(posts)),
        organs=(*organs_found, *_before_date(dated, before)),
        date=dated.element(date),
        posts=tuple(line.element(_post(line)) for line in posts),
        seal_places=tuple(_seal_places([*above, dated])),
    )
    behind = rest[place + 1 :]
    notes = _notes(behind)
    closing.note = _note(notes)
    left = behind[len(notes) :]
    ends = bool(organs_found or before or posts) and not any(forms.ATTACHMENT_LIST.match(line.text) for line in left)
    closing.behind, closing.rest = (left, rest[:start]) if ends else ([], [*rest[:start], *left])


def _is_seal_place(line: Line) -> bool:
    """Whether a line among those that sign holds the place of a seal, and nothing else."""
    return forms.SEAL_PLACE.fullmatch(line.text) is not None


def _seal_places(lines: Sequence[Line]) -> Iterator[Element]:
    return (line.element(match[0]) for line in lines for match in forms.SEAL_PLACE.finditer(line.text))


def _before_date(dated: Line, before: str) -> list[Element]:
    """The organ in the line of the date; of two that sign side by side it is the other's date."""
    return [] if not before or forms.DATE.fullmatch(before) else [dated.element(_named(before))]


def _organs_in(lines: Sequence[Line]) -> list[Element]:
    """The organs that sign in ``lines``; a name that goes on in the next line is one."""
    found: list[Element] = []
    for line in lines:
        for each in _parts(line):
            if found and _PART_OF_NAME.fullmatch(each.text):
                first = found.pop()
                found.append(Element(first.paragraphs + _further(first, each), first.text + each.text))
            else:
                found.append(each)
    return found


def _further(first: Element, following: Element) -> tuple[Paragraph, ...]:
    """The paragraphs of ``following`` that ``first`` is not in."""
    known = {id(paragraph) for paragraph in first.paragraphs}
    return tuple(paragraph for paragraph in following.paragraphs if id(paragraph) not in known)


def _named(text: str) -> str:
    """``text`` without the words that hold the place of a seal."""
    return forms.SEAL_PLACE.sub("", text).strip()


def _dated(lines: Sequence[Line]) -> int | None:
    """Where the 成文日期 is: the last line with a date, but one with a title below it, which something issued has."""
    for forms_of in (_DATES, (forms.PARTIAL_DATE,)):
        places = [place for place, line in enumerate(lines) if _date_in(line, forms_of) is not None]
        above_title = (place for place in places if _titled(lines[place + 1 :]))
        if places:
            return next(above_title, places[-1])
    return None


def _titled(behind: Sequence[Line]) -> bool:
    """Whether a title is ``behind`` a date, and text below that."""
    lines = behind[len(_notes(behind)) :]
    return len(lines) > 1 and lines[0].like_a_title and not lines[0].far_right and _date_in(lines[0]) is None


def _first_signing(lines: Sequence[Line], place: int, organs: Sequence[str]) -> int:
    """Where the lines begin that sign above the date at ``place``."""
    start = place
    while start > 0 and place - start < _MOST_ORGANS and _signs(lines[start - 1], lines[place], organs, start == place):
        if _signs_already(lines[start - 1], lines[start:place]):
            break
        start -= 1
    return start


def _signs_already(line: Line, signing: Sequence[Line]) -> bool:
    """Whether the organ that ``line`` names signs below it: then it is the text that names it."""
    return not _post(line) and any(each.text == line.text and each.far_right for each in signing)


def _notes(lines: Sequence[Line]) -> list[Line]:
    """The lines at the beginning of ``lines`` that are 附注: in brackets, from one to the other."""
    opened = False
    for end, line in enumerate(lines):
        begins = forms.BRACKETED.match(line.text) is not None and marker_of(line.text)[1] == 0
        if not opened and not begins and _ADDRESS.match(line.text) is None:
            return list(lines[:end])
        opened = (opened or begins) and not line.text.endswith(("）", ")")) and end + 1 < _LONGEST_NOTE
    return list(lines)


def _note(lines: Sequence[Line]) -> Element | None:
    return element_of(lines, "\n") if lines else None


def _parts(line: Line) -> list[Element]:
    """The organs that sign in one line, or the line itself."""
    parts = [part.strip() for part in _APART.split(line.text) if part.strip()]
    apart = all(forms.ORGAN.fullmatch(part) for part in parts) or all(len(part) > _SHORTEST_ORGAN for part in parts)
    if not apart:
        parts = _by_single_blanks(line.text) or [line.text]
    return [line.element(_named(part)) for part in parts]


def _by_single_blanks(text: str) -> list[str]:
    """The organs in ``text`` that a blank is between, where they are nothing else; else nothing."""
    parts = text.split()
    organs = len(parts) > 1 and all(len(part) > _SHORT_NAME and forms.ORGAN.fullmatch(part) for part in parts)
    return parts if organs else []


def _date_in(line: Line, forms_of: Sequence[re.Pattern[str]] = _ALL_DATES) -> tuple[str, str] | None:
    """What is before the date at the end of a line that is no sentence, and the date, filled in or not."""
    if len(line.text) > _LONGEST_LINE_WITH_DATE or line.content.numbering:
        return None
    for form in forms_of:
        last = [each for each in form.finditer(line.text) if _WEEKDAY.fullmatch(line.text, each.end())]
        if last:
            before = line.text[: last[-1].start()]
            ends = before.endswith(("\n", "\t", "  ", "\u3000"))
            apart = not before.strip() or ends or forms.ORGAN.fullmatch(before.strip())
            return (before.strip(), line.text[last[-1].start() :]) if apart and not before.endswith(_POINTS) else None
    return None


def _signs(line: Line, dated: Line, organs: Sequence[str], next_to_date: bool) -> bool:
    """Whether ``line`` signs: it names an organ or a post and is where signatures are."""
    text = forms.without_blanks(line.text)
    if _is_seal_place(line) or _is_other_date(line):
        return True
    if not _can_sign(line):
        return False
    if (
        line.far_right
        or line.content.text.startswith("\t")
        or (dated.table is not None and line.table is dated.table)
        or text in organs
        or _names_organs(line)
    ):
        return True
    return next_to_date and not line.paragraph.first_line and line.paragraph.align == dated.paragraph.align


def _is_other_date(line: Line) -> bool:
    """Whether ``line`` is the date of another organ that signs, at the right."""
    return line.far_right and forms.DATE.fullmatch(line.text) is not None


def _names_organs(line: Line) -> bool:
    """Whether nothing but names of organs is in ``line``."""
    return all(forms.ORGAN.fullmatch(part.strip()) for part in _APART.split(line.text) if part.strip())


def _can_sign(line: Line) -> bool:
    text = line.text
    if line.content.numbering or len(text) > _LONGEST_ORGAN or text.endswith(_POINTS):
        return False
    if forms.ORGAN_PLACE.fullmatch(text):
        return True
    return _NO_ORGAN.match(text) is None and _SERIAL.match(text) is None


def _take_undated(document: ReadDocument, closing: Closing, organs: Sequence[str]) -> None:
    """Takes 署名 where no date follows them: the last lines, where they are at the right."""
    end = len(closing.rest)
    while end > 0 and forms.REMARK.fullmatch(closing.rest[end - 1].text):
        end -= 1
    start = end
    while start > 0 and _can_sign(closing.rest[start - 1]) and _stands_apart(closing.rest[start - 1], organs):
        start -= 1
    signing = closing.rest[start:end]
    if signing:
        posts = [line for line in signing if _post(line)]
        closing.signature = FoundSignature(
            how=how_signed(document, signing, None, stamped=bool(posts)),
            organs=tuple(_organs_in([line for line in signing if not _post(line)])),
            posts=tuple(line.element(_post(line)) for line in posts),
        )
        closing.note = _note(closing.rest[end:])
        closing.rest = closing.rest[:start]


def _stands_apart(line: Line, organs: Sequence[str]) -> bool:
    return line.paragraph.align == "right" or forms.without_blanks(line.text) in organs


def _post(line: Line) -> str:
    """The 职务 that ``line`` names, with nothing after it but the signer's name; "" where it names none."""
    match = forms.POST.match(line.text)
    named = match is not None and len(forms.without_blanks(line.text[match.end() :])) <= _LONGEST_NAME
    return match[0].strip() if match is not None and named else ""


def _take_list(closing: Closing) -> None:
    """Takes the 附件说明: the line that begins with 附件： and the entries after it."""
    labelled = [place for place, line in enumerate(closing.rest) if forms.ATTACHMENT_LIST.match(line.text)]
    bare = [place for place, line in enumerate(closing.rest) if _LIST_WITHOUT_COLON.match(line.text)]
    if not labelled and not bare:
        return
    start = labelled[-1] if labelled else bare[0]
    end = start + 1
    while end < len(closing.rest) and _goes_on(closing.rest[start], closing.rest[end]):
        end += 1
    closing.attachment_list = tuple(_entries(closing.rest[start:end]))
    closing.rest = [*closing.rest[:start], *closing.rest[end:]]


_LIST_WITHOUT_COLON = re.compile(r"附\s*件\s*[0-9]{0,2}\s*[.．、：:]\s*\S")


def _goes_on(first: Line, line: Line) -> bool:
    """Whether ``line`` is an entry of the list that ``first`` begins, or goes on with one."""
    if line.text.endswith(tuple("：:")) or line.new_page or line.far_right:
        return False
    if forms.ENTRY.match(line.shown) is not None or forms.ATTACHMENT_LIST.fullmatch(first.text) is not None:
        return True
    if line.apart:
        return False
    paragraph = line.content
    blanks = len(paragraph.text) - len(paragraph.text.lstrip())
    return paragraph.left + paragraph.first_line + line.size * blanks >= line.size * _ENTRY_INDENT


def _entries(lines: Sequence[Line]) -> list[Listed]:
    """The entries; a line without a serial goes on with the entry before it."""
    found: list[Listed] = []
    label_alone: tuple[Paragraph, ...] = ()
    for line in lines:
        if forms.ATTACHMENT_LIST.fullmatch(line.text):
            label_alone = line.paragraphs
        for text in line.shown.split("\n"):
            label = forms.ATTACHMENT_LIST.match(text)
            rest = text if label is None else text[label.end() :]
            entry = forms.ENTRY.match(rest)
            if entry is not None and rest[entry.end() :].strip():
                name = rest[entry.end() :].strip()
                found.append(Listed(line.paragraph, forms.serial_of(entry["serial"]), name))
            elif label is not None and rest.strip():
                found.append(Listed(line.paragraph, None, rest.strip()))
            elif rest.strip() and found and (found[-1].serial is not None or _wraps(found[-1])):
                found[-1] = _with_rest(found[-1], line, rest.strip())
            elif rest.strip():
                found.append(Listed(line.paragraph, None, rest.strip()))
    return [replace(each, more=(*label_alone, *each.more)) if each is found[0] else each for each in found]


def _with_rest(entry: Listed, line: Line, rest: str) -> Listed:
    """``entry`` whose name goes on with ``rest`` in ``line``."""
    more = line.paragraphs if line.paragraph is not entry.paragraph else ()
    return replace(entry, name=entry.name + rest, more=(*entry.more, *more))


def _wraps(entry: Listed) -> bool:
    """Whether the only entry goes on in the next line: it is behind its label."""
    return forms.ATTACHMENT_LIST.match(entry.paragraph.text.strip()) is not None
